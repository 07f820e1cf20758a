namespace ForgeryCheck.Authentication;

/// <summary>The checks made now, with live, recorded or replayed DNS.</summary>
/// <param name="Checks">The checks; empty if DNS is off.</param>
internal sealed record LiveChecks(IReadOnlyList<AuthCheck> Checks)
{
    /// <summary>Nothing was checked.</summary>
    internal static LiveChecks None { get; } = new([]);
}
