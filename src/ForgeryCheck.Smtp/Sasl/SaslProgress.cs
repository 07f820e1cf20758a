namespace ForgeryCheck.Smtp.Sasl;

/// <summary>How far an exchange is after a response.</summary>
internal enum SaslProgress
{
    /// <summary>There is a challenge to send.</summary>
    Challenge,

    /// <summary>The credentials are complete.</summary>
    Complete,

    /// <summary>The response does not have the form that the mechanism prescribes.</summary>
    Malformed,
}
