using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What reports say about the client and the author. Contains text from the mail, not yet escaped.</summary>
internal static class AnswerWords
{
    /// <summary>What comes before the provider's name if the client is on a customer's connection.</summary>
    internal const string Customer = "a customer of ";

    /// <summary>The state of the client: confirmed, contradicted, unconfirmed.</summary>
    internal static string Client(AnswerState state) => AnswerStates.OfClient.Of(state);

    /// <summary>The state of the author: authenticated, contradicted, unauthenticated.</summary>
    internal static string Author(AnswerState state) => AnswerStates.OfAuthor.Of(state);

    /// <summary>Who the client is, and why that is known or doubted.</summary>
    internal static string ClientSentence(Report report)
    {
        var whose = report.Client.Of is { } owner ? owner.StartsWith(Customer, StringComparison.Ordinal) ? $" It is on a customer connection at {owner[Customer.Length..]}." : $" It is {Host(owner)}." : "";
        return (Reason(report.Client) ?? (report.HandOver is null ? "no trusted line records a client."
            : "nothing but its own word supports the name that the client gave, and there is not enough evidence that it is false.")) + whose;
    }

    /// <summary>Whether the author is genuine, and why that is known or doubted.</summary>
    internal static string AuthorSentence(Report report) => Reason(report.Author)
        ?? (report.Author.Of is { } domain
            ? $"no SPF, DKIM or DMARC pass is known for {domain}, the domain in From, and there is not enough evidence that it is false."
            : "the From field has no domain to check.");

    /// <summary>The state of the client with the name that matters, in a few words.</summary>
    internal static string ShortClient(Report report)
    {
        var helo = HostText.Of(report.HandOver?.Helo) is { Length: > 0 } name ? $"it called itself {name}" : "it gave no name";
        return report.Client.State switch
        {
            AnswerState.Contradicted when BypassedGateway(report) => $"{Client(report.Client.State)}, score {HopWords.ShortScore(report.Client.Score)}: it bypassed your gateway",
            AnswerState.Contradicted => $"{Client(report.Client.State)}, score {HopWords.ShortScore(report.Client.Score)}: {helo}",
            AnswerState.Confirmed => $"{Client(report.Client.State)}: it really is {HostText.Of(report.HandOver?.Helo)}",
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
            _ => domain is null ? $"{state}: From names no domain" : $"{state}: no SPF, DKIM or DMARC pass for {domain}",
        };
    }

    /// <summary>Whose host the client is, in a few words: "a host of example.org"; null if that is not known.</summary>
    internal static string? Owner(Report report) => Operator(report) is not { } name ? null
        : name.StartsWith(Customer, StringComparison.Ordinal) ? $"a customer connection at {name[Customer.Length..]}" : Host(name);

    /// <summary>Whose host the client is, without how that is known: "example.org", "a customer of example.net"; null if it is not.</summary>
    internal static string? Operator(Report report) =>
        report.Client.Of is not { } owner ? null : owner.IndexOf(", by ", StringComparison.Ordinal) is > 0 and var end ? owner[..end] : owner;

    /// <summary>Whether what speaks against the client is that it did not come in by the gateway, whoever it is: of the family continuity nothing else bears on it.</summary>
    internal static bool BypassedGateway(Report report) =>
        report.Client.Findings.FirstOrDefault(finding => finding is { Weight: > 0, CountedAs: null })?.Rule.Family == RuleFamily.Continuity;

    private static string Host(string owner) => owner.StartsWith(Sites.TrustedMember, StringComparison.Ordinal) ? owner : $"a host of {owner}";

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
