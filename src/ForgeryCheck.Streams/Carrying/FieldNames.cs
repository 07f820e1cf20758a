namespace ForgeryCheck.Streams.Carrying;

/// <summary>The header fields of messages in the streams. Those that begin with "Nats-" are JetStream's.</summary>
internal static class FieldNames
{
    /// <summary>What a worker has to know of a message besides its bytes, as JSON.</summary>
    internal const string About = "ForgeryCheck-About";

    /// <summary>How many bytes of JSON about a message stand before it, if they are too many for a header field.</summary>
    internal const string AboutLength = "ForgeryCheck-About-Length";

    /// <summary>Identifies what a client or an archive handed in, however often it comes: SHA-256 in hex.</summary>
    internal const string Id = "ForgeryCheck-Id";

    /// <summary>The name of the object that has the bytes of a large message.</summary>
    internal const string Object = "ForgeryCheck-Object";

    /// <summary>Stands with "yes" in a report on a message that was reported before.</summary>
    internal const string Repeated = "ForgeryCheck-Repeated";

    /// <summary>The verdict of a report.</summary>
    internal const string Verdict = "ForgeryCheck-Verdict";

    /// <summary>Why a message was put aside.</summary>
    internal const string Reason = "ForgeryCheck-Reason";

    /// <summary>How many times its analysis was begun.</summary>
    internal const string Attempts = "ForgeryCheck-Attempts";
}
