namespace ForgeryCheck.Smtp.Options;

/// <summary>What becomes of a message that looks forged.</summary>
public enum ForgedAction
{
    /// <summary>It is accepted like any other.</summary>
    Accept,

    /// <summary>It is accepted, and every message gets an X-ForgeryCheck field with the verdict.</summary>
    Tag,

    /// <summary>It is refused with 550 5.7.1; every message that is accepted gets the field.</summary>
    Reject,
}
