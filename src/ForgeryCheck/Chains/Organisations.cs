namespace ForgeryCheck.Chains;

/// <summary>
/// Tells which organisation a host name belongs to: its registrable domain by the Public Suffix List,
/// and a table of organisations that use two names (rules/organisations.json).
/// </summary>
public sealed class Organisations
{
    /// <summary>The organisation of a host name: a registrable domain, or the name the alias table gives; null for an unqualified name.</summary>
    public string? Of(string? host) => throw new NotImplementedException(host);

    /// <summary>Whether two names belong to the same organisation; false where either has none.</summary>
    public bool Same(string? one, string? other) => Of(one) is { } a && a == Of(other);
}
