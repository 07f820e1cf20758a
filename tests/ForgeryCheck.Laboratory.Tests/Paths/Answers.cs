namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>The three answers of a report.</summary>
[Flags]
internal enum Answers
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Were the lines below the hand-over written by the hosts they name?</summary>
    Lines = 1,

    /// <summary>Is the host that handed the mail in who it says it is?</summary>
    Client = 2,

    /// <summary>May this client, or a signature, speak for the domain in From?</summary>
    Author = 4,
}
