namespace ForgeryCheck.Chains;

/// <summary>Whom a line below the boundary names as its client. Its writer may be believed, but nobody that the reader trusts saw it.</summary>
/// <param name="Line">The number of the line.</param>
/// <param name="Address">The client's address.</param>
/// <param name="By">The host that the line says it is by.</param>
public sealed record ClaimedSource(int Line, HostAddress Address, string By);
