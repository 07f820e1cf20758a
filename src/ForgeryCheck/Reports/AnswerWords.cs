using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What reports say about the client and the author. Contains text from the mail, not yet escaped.</summary>
internal static class AnswerWords
{
    /// <summary>The state of the client: confirmed, contradicted, unconfirmed.</summary>
    internal static string Client(AnswerState state) => AnswerStates.OfClient.Of(state);

    /// <summary>The state of the author: authenticated, contradicted, unauthenticated.</summary>
    internal static string Author(AnswerState state) => AnswerStates.OfAuthor.Of(state);

    /// <summary>Who the client is, and why that is known or doubted.</summary>
    internal static string ClientSentence(Report report)
    {
        var whose = report.Client.Of is { } owner ? $" It is a host of {owner}." : "";
        return (Reason(report.Client) ?? (report.HandOver is null ? "no trusted line records a client."
            : "nothing but its own word supports the name that the client gave, and too little contradicts it.")) + whose;
    }

    /// <summary>Whether the author is genuine, and why that is known or doubted.</summary>
    internal static string AuthorSentence(Report report) => Reason(report.Author)
        ?? (report.Author.Of is { } domain
            ? $"neither SPF, DKIM nor DMARC vouches for {domain}, the domain in From, and too little contradicts it."
            : "the From field has no domain to check.");

    /// <summary>The state of the client with the name that matters, in a few words.</summary>
    internal static string ShortClient(Report report)
    {
        var helo = HostText.Of(report.HandOver?.Helo) is { Length: > 0 } name ? $"it called itself {name}" : "it gave no name";
        return report.Client.State switch
        {
            AnswerState.Contradicted => $"{Client(report.Client.State)}, score {HopWords.ShortScore(report.Client.Score)}: {helo}",
            _ => $"{Client(report.Client.State)}: {helo}",
        };
    }

    /// <summary>The state of the author with the domain in From, in a few words.</summary>
    internal static string ShortAuthor(Report report)
    {
        var state = Author(report.Author.State);
        var domain = report.Author.Of;
        return report.Author.State switch
        {
            AnswerState.Contradicted => $"{state}, score {HopWords.ShortScore(report.Author.Score)}{(domain is null ? "" : $": not from {domain}, the domain in From")}",
            AnswerState.Confirmed => $"{state}: {domain}",
            _ => domain is null ? $"{state}: From names no domain" : $"{state}: neither SPF, DKIM nor DMARC vouches for {domain}",
        };
    }

    /// <summary>Whose host the client is, without how that is known; null if it is not.</summary>
    internal static string? Owner(Report report) =>
        report.Client.Of is not { } owner ? null : owner.IndexOf(", by ", StringComparison.Ordinal) is > 0 and var end ? owner[..end] : owner;

    private static string? Reason(Answer answer)
    {
        var wanted = answer.State switch
        {
            AnswerState.Contradicted => answer.Findings.FirstOrDefault(finding => finding is { Weight: > 0, CountedAs: null }),
            AnswerState.Confirmed => answer.Findings.FirstOrDefault(finding => finding.Kind == FindingKind.Support),
            _ => null,
        };
        return wanted?.Message;
    }
}
