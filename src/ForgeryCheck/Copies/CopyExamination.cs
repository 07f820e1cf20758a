using ForgeryCheck.Rules;

namespace ForgeryCheck.Copies;

/// <summary>Whether this copy of the message shows signs of a change after receipt. It says nothing of who forged what, and is no part of the score.</summary>
/// <param name="State">What the trusted lines say.</param>
/// <param name="Lines">How many trusted lines were looked at, from the top.</param>
/// <param name="Findings">What contradicts itself in them; their weights are those of the same findings on claimed lines.</param>
public sealed record CopyExamination(CopyState State, int Lines, IReadOnlyList<Finding> Findings)
{
    internal static readonly CopyExamination None = new(CopyState.Untestable, 0, []);
}
