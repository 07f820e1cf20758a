namespace ForgeryCheck.Scoring;

/// <summary>The answer about the client or the author.</summary>
/// <param name="State">The answer.</param>
/// <param name="Score">0 to 100: the probability, given the prior, that it is false.</param>
/// <param name="Weight">Log10 of the Bayes factor of the findings.</param>
/// <param name="Findings">The findings that bear on it, with their weights for this question, strongest first.</param>
public sealed record Answer(AnswerState State, double Score, double Weight, IReadOnlyList<Finding> Findings)
{
    /// <summary>The answer where there is nothing to go by.</summary>
    internal static Answer None { get; } = new(AnswerState.Open, 0, 0, []);

    /// <summary>Whose it is, in plain words: the host's organisation, the author's domain; null if that is not known.</summary>
    public string? Of { get; init; }

    /// <summary>The weights that were applied, with the counts behind them.</summary>
    internal Weights? Weights { get; init; }
}
