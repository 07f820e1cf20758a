namespace ForgeryCheck.Chains;

/// <summary>That a host of a big mail provider handed the mail in: many senders share it, and blocking it would hit all of them.</summary>
/// <param name="Provider">The provider: "Google".</param>
/// <param name="Source">The client that the provider's own lines below the boundary name; null if they name none on the Internet.</param>
public sealed record SharedHost(string Provider, ClaimedSource? Source);
