namespace ForgeryCheck.Messages;

/// <summary>An AUTH command with its exchange (RFC 4954), as far as the client went. Text is the client's, truncated and not escaped.</summary>
/// <param name="Mechanism">The SASL mechanism: "PLAIN", "LOGIN".</param>
/// <param name="Outcome">How it ended.</param>
public sealed record AuthenticationAttempt(string Mechanism, AuthenticationOutcome Outcome)
{
    /// <summary>The user name; null if the exchange did not get that far.</summary>
    public string? User { get; init; }

    /// <summary>The identity to act as (RFC 4616 section 2), where the client named one; null otherwise.</summary>
    public string? Identity { get; init; }

    /// <summary>The password; null unless the listener was told to record passwords.</summary>
    public string? Password { get; init; }
}
