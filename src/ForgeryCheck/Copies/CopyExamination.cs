namespace ForgeryCheck.Copies;

/// <summary>
/// Whether this copy of the message shows signs of a change after receipt. Independent of any forgery, and not part of the score.
/// </summary>
/// <param name="State">What the trusted lines say.</param>
/// <param name="Lines">The number of trusted lines examined, from the top.</param>
/// <param name="Findings">The contradictions in them. They have no weight: weights are measured for whether the claimed lines are forged.</param>
/// <param name="Tests">The number of tests that could be made, failed ones included.</param>
/// <param name="Tested">The ids of the rules that made them, in order.</param>
public sealed record CopyExamination(CopyState State, int Lines, IReadOnlyList<Finding> Findings, int Tests, IReadOnlyList<string> Tested)
{
    internal static readonly CopyExamination None = new(CopyState.Untestable, 0, [], 0, []);
}
