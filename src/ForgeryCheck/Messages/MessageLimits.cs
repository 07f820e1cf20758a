namespace ForgeryCheck.Messages;

/// <summary>Limits for every message, so that no input makes memory grow without bound.</summary>
internal static class MessageLimits
{
    /// <summary>The bytes of header that are kept and parsed: 1 MiB. Beyond that, bytes count only towards size and hash.</summary>
    public const int HeaderBytes = 1 << 20;

    /// <summary>The number of header fields parsed; the rest is ignored.</summary>
    public const int Fields = 10_000;

    /// <summary>The number of Received lines read. RFC 5321 section 6.3 suggests a loop threshold of at least 100.</summary>
    public const int ReceivedLines = 500;

    /// <summary>The number of forms in which a body is hashed. Signers use two; each l= of a hostile header would be another.</summary>
    public const int BodyForms = 8;
}
