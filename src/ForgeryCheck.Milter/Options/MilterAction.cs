namespace ForgeryCheck.Milter.Options;

/// <summary>What the mail server is to do with a message that looks forged.</summary>
public enum MilterAction
{
    /// <summary>It is accepted like any other.</summary>
    Accept,

    /// <summary>It is accepted; every message gets an X-ForgeryCheck field with the verdict.</summary>
    Tag,

    /// <summary>It is refused with 550 5.7.1; accepted messages get the field.</summary>
    Reject,

    /// <summary>It is accepted and held in the mail server's quarantine; every message gets the field.</summary>
    Quarantine,

    /// <summary>It is refused with 451 4.7.1, so that the client may try again; accepted messages get the field.</summary>
    Tempfail,
}
