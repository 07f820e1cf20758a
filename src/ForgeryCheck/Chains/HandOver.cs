using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>What the boundary line recorded: the last address that is a fact.</summary>
/// <param name="Line">Number of the boundary line.</param>
/// <param name="Address">The stranger's address; null where the line records none that a host can have.</param>
/// <param name="ReverseName">Its name in the DNS as recorded then.</param>
/// <param name="Helo">What it called itself.</param>
/// <param name="By">The host of ours that took the mail.</param>
/// <param name="Time">When.</param>
public sealed record HandOver(int Line, HostAddress? Address, string? ReverseName, string? Helo, string? By, DateTimeOffset? Time)
{
    /// <summary>Who recorded it, and why that host's line is believed, in plain words.</summary>
    public string RestsOn { get; init; } = "";

    /// <summary>Why there is no address, in plain words; null where there is one.</summary>
    public string? Unknown { get; init; }
}
