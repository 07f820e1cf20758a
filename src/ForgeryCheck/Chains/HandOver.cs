using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>What the boundary line recorded: the last address that is a fact.</summary>
/// <param name="Line">Number of the boundary line.</param>
/// <param name="Address">The stranger's address.</param>
/// <param name="ReverseName">Its name in the DNS as recorded then.</param>
/// <param name="Helo">What it called itself.</param>
/// <param name="By">The host of ours that took the mail.</param>
/// <param name="Time">When.</param>
public sealed record HandOver(int Line, HostAddress? Address, string? ReverseName, string? Helo, string? By, DateTimeOffset? Time);
