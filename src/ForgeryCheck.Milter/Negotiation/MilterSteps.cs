namespace ForgeryCheck.Milter.Negotiation;

/// <summary>Which steps of the dialogue are left out, and which of them get no answer (SMFIP_* of libmilter's mfdef.h).</summary>
[Flags]
internal enum MilterSteps : uint
{
    /// <summary>All steps, each with an answer.</summary>
    None = 0,

    /// <summary>Fields get no answer.</summary>
    NoReplyToHeader = 0x80,

    /// <summary>Commands that the mail server does not know are not sent.</summary>
    NoUnknown = 0x100,

    /// <summary>A piece of the body may be answered with "no more".</summary>
    Skip = 0x400,

    /// <summary>The client gets no answer.</summary>
    NoReplyToConnect = 0x1000,

    /// <summary>HELO gets no answer.</summary>
    NoReplyToHelo = 0x2000,

    /// <summary>MAIL gets no answer.</summary>
    NoReplyToMail = 0x4000,

    /// <summary>RCPT gets no answer.</summary>
    NoReplyToRecipient = 0x8000,

    /// <summary>DATA gets no answer.</summary>
    NoReplyToData = 0x1_0000,

    /// <summary>Unknown commands get no answer.</summary>
    NoReplyToUnknown = 0x2_0000,

    /// <summary>The end of the header gets no answer.</summary>
    NoReplyToEndOfHeader = 0x4_0000,

    /// <summary>Pieces of the body get no answer.</summary>
    NoReplyToBody = 0x8_0000,

    /// <summary>The values of fields have their leading space, so that the header is known byte for byte.</summary>
    LeadingSpace = 0x10_0000,
}
