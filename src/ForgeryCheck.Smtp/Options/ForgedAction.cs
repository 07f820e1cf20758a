namespace ForgeryCheck.Smtp.Options;

/// <summary>What happens to a message that looks forged.</summary>
public enum ForgedAction
{
    /// <summary>It is accepted like any other.</summary>
    Accept,

    /// <summary>It is accepted; every message gets an X-ForgeryCheck field with the verdict.</summary>
    Tag,

    /// <summary>It is refused with 550 5.7.1; accepted messages get the field.</summary>
    Reject,
}
