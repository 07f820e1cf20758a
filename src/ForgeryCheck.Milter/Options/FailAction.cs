namespace ForgeryCheck.Milter.Options;

/// <summary>What the mail server is to do with a message that could not be analyzed.</summary>
public enum FailAction
{
    /// <summary>It is accepted, without a verdict.</summary>
    Open,

    /// <summary>It is refused with 451 4.3.0, so that the client tries again.</summary>
    Tempfail,
}
