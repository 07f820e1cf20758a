namespace ForgeryCheck.Messages;

/// <summary>How an authentication exchange ended.</summary>
public enum AuthenticationOutcome
{
    /// <summary>The listener said yes, as it does to any user and password: nothing was checked.</summary>
    Accepted,

    /// <summary>It said no, whatever the password.</summary>
    Refused,

    /// <summary>The client cancelled it.</summary>
    Cancelled,

    /// <summary>What the client sent was not of the form that the mechanism prescribes, or too long.</summary>
    Malformed,

    /// <summary>The mail server that asked about the message accepted it, having checked the credentials.</summary>
    Verified,
}
