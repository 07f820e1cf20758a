using ForgeryCheck.Findings;

namespace ForgeryCheck.Copies;

/// <summary>Whether this copy of the message shows signs of a change after receipt. It says nothing of who forged what, and is no part of the score.</summary>
/// <param name="State">What the trusted lines say.</param>
/// <param name="Lines">How many trusted lines were looked at, from the top.</param>
/// <param name="Findings">What contradicts itself in them. They weigh nothing: weights are counted for the question who wrote the claimed lines.</param>
/// <param name="Tests">How many tests could be made on them, those that failed included.</param>
/// <param name="Tested">The ids of the rules that made them, in order.</param>
public sealed record CopyExamination(CopyState State, int Lines, IReadOnlyList<Finding> Findings, int Tests, IReadOnlyList<string> Tested)
{
    internal static readonly CopyExamination None = new(CopyState.Untestable, 0, [], 0, []);
}
