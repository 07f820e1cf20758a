namespace ForgeryCheck.Names;

/// <summary>The number of questions per message. A forger may list a thousand hosts; the budget is the same live and replayed.</summary>
internal sealed record NameBudget
{
    /// <summary>The default budget.</summary>
    public static NameBudget Default { get; } = new();

    /// <summary>Questions about one message, both rounds together.</summary>
    public int Questions { get; init; } = 96;

    /// <summary>Questions in the first round; the rest is reserved for confirming names and for the addresses of mail exchangers.</summary>
    public int FirstRound { get; init; } = 64;

    /// <summary>The number of names of one address that are confirmed.</summary>
    public int NamesPerAddress { get; init; } = 8;

    /// <summary>The number of mail exchangers of one domain whose addresses are queried.</summary>
    public int ExchangersPerDomain { get; init; } = 8;
}
