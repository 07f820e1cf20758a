namespace ForgeryCheck.Names;

/// <summary>How much is asked about one message. A forger may list a thousand hosts; the budget is the same live and replayed.</summary>
internal sealed record NameBudget
{
    /// <summary>The usual budget.</summary>
    public static NameBudget Default { get; } = new();

    /// <summary>Questions about one message, both rounds together.</summary>
    public int Questions { get; init; } = 96;

    /// <summary>Questions of the first round; the rest is kept for confirming names and finding exchangers' addresses.</summary>
    public int FirstRound { get; init; } = 64;

    /// <summary>Names of one address that are confirmed.</summary>
    public int NamesPerAddress { get; init; } = 8;

    /// <summary>Mail exchangers of one domain whose addresses are asked for.</summary>
    public int ExchangersPerDomain { get; init; } = 8;
}
