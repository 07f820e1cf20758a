namespace ForgeryCheck.Chains;

/// <summary>The declared sites and the short form of them, --trust.</summary>
/// <param name="All">The sites, in the order of the file; --trust makes one more that is mine.</param>
public sealed record Sites(IReadOnlyList<Site> All);
