namespace ForgeryCheck.Chains;

/// <summary>What the boundary line recorded about the client: its address is the last that is a fact.</summary>
/// <param name="Line">The number of the boundary line.</param>
/// <param name="Address">The client's address; null if the line records none, or one that no host can have.</param>
/// <param name="ReverseName">Its reverse name, as recorded at the time.</param>
/// <param name="Helo">Its HELO.</param>
/// <param name="By">The trusted host that took the mail.</param>
/// <param name="Time">When.</param>
public sealed record HandOver(int Line, HostAddress? Address, string? ReverseName, string? Helo, string? By, DateTimeOffset? Time)
{
    /// <summary>Who recorded it, and why that host's line is trusted, in plain words.</summary>
    public string RestsOn { get; init; } = "";

    /// <summary>Why there is no address, in plain words; null if there is one.</summary>
    public string? Unknown { get; init; }

    /// <summary>The provider whose host it is, if many senders share it; null if not, or if that is not confirmed.</summary>
    public SharedHost? Shared { get; init; }
}
