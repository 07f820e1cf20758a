namespace ForgeryCheck.Messages;

/// <summary>Bounds that hold for every message, so that no input grows memory without bound.</summary>
internal static class MessageLimits
{
    /// <summary>Bytes of header that are kept and read: 1 MiB. What is beyond counts into size and hash only.</summary>
    public const int HeaderBytes = 1 << 20;

    /// <summary>Header fields that are told apart; the rest is left alone.</summary>
    public const int Fields = 10_000;

    /// <summary>Received lines that are read. RFC 5321 section 6.3 takes 100 for a loop.</summary>
    public const int ReceivedLines = 500;
}
