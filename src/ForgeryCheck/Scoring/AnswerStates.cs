using ForgeryCheck.Writing;

namespace ForgeryCheck.Scoring;

/// <summary>The words for the states of an answer, in reports and in rules/verdicts.json.</summary>
internal static class AnswerStates
{
    /// <summary>Of the client: confirmed, contradicted, unconfirmed.</summary>
    internal static EnumWords<AnswerState> OfClient { get; } = new((AnswerState.Open, "unconfirmed"));

    /// <summary>Of the author: authenticated, contradicted, unauthenticated.</summary>
    internal static EnumWords<AnswerState> OfAuthor { get; } = new((AnswerState.Open, "unauthenticated"), (AnswerState.Confirmed, "authenticated"));
}
