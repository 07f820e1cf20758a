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

    /// <summary>The number of messages that are read of those attached to one message, at all depths.</summary>
    public const int Attached = 100;

    /// <summary>How deep a message may be attached to a message that is attached to a message, and still be read.</summary>
    public const int AttachedDepth = 10;

    /// <summary>The bytes of headers kept of the messages attached to one message: 16 MiB.</summary>
    public const int AttachedHeaderBytes = 16 << 20;

    /// <summary>The bytes kept of the messages attached to one message, if bytes are kept at all: 64 MiB.</summary>
    public const int AttachedRawBytes = 64 << 20;

    /// <summary>The multiparts within each other whose parts are examined. Mail has two or three.</summary>
    public const int Multiparts = 50;

    /// <summary>What is noted of a header with more bytes than are kept.</summary>
    public const string HeaderLeftOut = "the header is longer than 1 MiB; the rest was not read";

    /// <summary>What is noted of a header with more fields than are parsed.</summary>
    public const string FieldsLeftOut = "the header has more than 10,000 fields; the rest were not read";

    /// <summary>What is noted where a message has more attached to it than is read.</summary>
    public const string AttachedLeftOut = "more messages are attached than are read (at most 100, 10 levels deep, 16 MiB of headers)";
}
