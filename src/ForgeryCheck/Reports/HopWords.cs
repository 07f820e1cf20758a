using System.Globalization;
using ForgeryCheck.Copies;
using ForgeryCheck.Hosts;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>How reports for people describe a hop and a verdict, in plain words. Contains text from the mail, not yet escaped.</summary>
internal static class HopWords
{
    internal static string Status(HopStatus status) => status == HopStatus.Forged ? "looks forged" : KebabCase.Words<HopStatus>().Of(status);

    /// <summary>The host that wrote the line.</summary>
    internal static string Server(Hop hop) =>
        HostText.Of(hop.Line.By) ?? hop.Line.ByAddress?.ToString() ?? (hop.Line.Kind == ReceivedKind.Unparsed ? "not readable" : "no host named");

    /// <summary>The client, as the line names it.</summary>
    internal static string Client(Hop hop)
    {
        var line = hop.Line;
        var reverse = HostText.Reverse(line.ReverseName);
        var helo = HostText.Of(line.Helo);
        var address = line.Address?.ToString();
        if (line.Kind == ReceivedKind.Unparsed && helo is null && address is null)
        {
            return HopText.Raw(hop) is { Length: > 0 } raw ? $"as written: {raw}" : "an empty line";
        }

        if (address is null && reverse is null)
        {
            return helo is { Length: > 0 } ? $"from {helo}"
                : line.Kind switch
                {
                    ReceivedKind.Local => "a step within the host",
                    ReceivedKind.Web => "submitted over HTTP",
                    _ => "no client named",
                };
        }

        var client = reverse is null ? $"[{address}]" : address is null ? reverse : $"{reverse} [{address}]";
        return helo is null || helo == reverse || helo == $"[{address}]" ? $"from {client}" : $"from {client}, called itself {helo}";
    }

    /// <summary>What else the line contains, most important first: protocol, product, id.</summary>
    internal static IEnumerable<string> Details(ReceivedLine line)
    {
        if (line.With is { Length: > 0 } with)
        {
            yield return line.Tls is { Length: > 0 } tls ? $"{with}, {tls}" : with;
        }

        if (line.Product is { } product)
        {
            yield return product;
        }

        if (line.Id is { Length: > 0 } id)
        {
            yield return $"id {id}";
        }

        if (line.Auth is { Length: > 0 } auth)
        {
            yield return $"authenticated: {auth}";
        }
    }

    /// <summary>What the verdict means for this message.</summary>
    internal static string Meaning(Report report) =>
        report.Verdict > report.Assessment.Verdict && report.Verdict >= Verdict.Suspicious
            // Of lines that are not in doubt nothing is said: it would read as if it took the verdict back.
            ? string.Join(' ', report.Assessment.Verdict >= Verdict.Suspicious ? NotWhatItSays(report).Append(MeaningOfLines(report)) : NotWhatItSays(report))
            : MeaningOfLines(report);

    private static IEnumerable<string> NotWhatItSays(Report report)
    {
        if (report.Client.State == AnswerState.Contradicted)
        {
            yield return AnswerWords.BypassedGateway(report)
                ? "The mail bypassed your gateway."
                : IsSure(report.Client) ? "The host that handed the mail in is not who it says it is."
                : "The host that handed the mail in is probably not who it says it is.";
        }

        if (report.Author.State == AnswerState.Contradicted)
        {
            yield return report.Author.Of is not { } domain ? "The From field does not identify an author."
                : IsSure(report.Author) ? $"The mail does not come from {domain}, the domain in From."
                : $"The mail probably does not come from {domain}, the domain in From.";
        }
    }

    // As with lines: from the score on at which they are called forged.
    private static bool IsSure(Answer answer) => answer.Weights is not { } weights || answer.Score >= weights.ForgedScore;

    private static string MeaningOfLines(Report report)
    {
        var assessment = report.Assessment;
        var from = assessment.ForgedFromLine is { } k
            ? k == report.Hops.Count ? Format($"Received line {k}") : Format($"Received line {k} and all below it")
            : "Some Received line";
        var copy = report.Copy.State == CopyState.Contradictory ? " But the trusted lines contradict themselves: this copy may have been changed." : null;
        var isOne = assessment.ForgedFromLine is null || assessment.ForgedFromLine == report.Hops.Count;
        return assessment.Verdict switch
        {
            Verdict.Forged => $"{from} {(isOne ? "looks" : "look")} forged.",
            Verdict.Suspicious => $"{from} may be forged.",
            Verdict.Consistent when assessment.Findings.All(f => f.Weight <= 0 && f.Kind is FindingKind.Support or FindingKind.Note) =>
                copy is null ? "Nothing found contradicts the lines. That does not prove them genuine." : $"Nothing found contradicts the lines below the hand-over.{copy}",
            Verdict.Consistent => $"The findings are too weak to cast doubt on the lines.{copy ?? " That does not prove them genuine."}",
            _ when report.Hops.Count == 0 => "The message has no Received line, so there is nothing to test.",
            _ when report.BoundaryLine is { } b && b >= report.Hops.Count =>
                Format($"{(copy is not null ? "" : HasDoubts(report) ? "Nothing contradicts the lines, and what speaks against the message is weak. " : "Nothing contradicts the message. ")}Line {b}, the last one that can be trusted, is also the lowest, so there is no line to test.{copy}"),
            _ => "Nothing could be tested.",
        };
    }

    private static bool HasDoubts(Report report) => report.Assessment.Findings.Any(finding => finding is { Weight: > 0, CountedAs: null });

    /// <summary>"99.2 of 100, starting from 5 before any evidence".</summary>
    internal static string Score(Report report) =>
        Format($"{ShortScore(report.Score)} of 100, starting from {report.Assessment.Prior * 100:0.####} before any evidence");

    /// <summary>A score with one decimal; never 100, which would mean certainty.</summary>
    internal static string ShortScore(double score) => Format($"{ReportWords.ShortScore(score):0.#}");

    /// <summary>The combined weight of all findings; null if negligible.</summary>
    internal static string? Together(Assessment assessment) => Math.Abs(assessment.Weight) < 0.301 ? null
        : $"Together, the findings are {VerbalScale.Times(assessment.Weight)} more likely if {(assessment.Weight > 0 ? "lines are forged than if all are genuine" : "all lines are genuine than if any is forged")}"
            + $" ({VerbalScale.Word(assessment.Weight)} support).";

    /// <summary>Who handed the mail in: the address to act on.</summary>
    internal static string HandOver(HandOver handOver)
    {
        var who = handOver.Address?.ToString() ?? HostText.Reverse(handOver.ReverseName)
            ?? (string.IsNullOrEmpty(handOver.Helo) ? "no client named" : "a client without an address");
        var when = handOver.Time is { } time ? " at " + ReportTime.Plain(time) : "";
        return $"{who}, recorded by {HostText.Of(handOver.By) ?? "your host"}{when}";
    }

    /// <summary>From whom a provider that many senders share says it had the mail: "According to line 7, by Microsoft, the mail came to Microsoft from 203.0.113.9."; null if it does not say so.</summary>
    internal static string? ClaimedSource(Report report) => report.HandOver?.Shared is { Provider: var provider, Source: { } source }
        ? Format($"According to line {source.Line}, by {provider}, the mail came to {provider} from {source.Address}.")
        : null;

    /// <summary>What the reader can do with it.</summary>
    internal static string ToActOn(HandOver handOver, Verdict verdict) => handOver.Address switch
    {
        null => "no address was recorded, so there is none to act on;",
        { } address when SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address)) => "an internal address, so there is nobody on the Internet to act on;",
        _ => verdict >= Verdict.Suspicious ? "the address to act on;" : "the last address that a trusted host saw;",
    };

    /// <summary>That many senders share the host; null if that is not known.</summary>
    internal static string? ToSpare(Report report) => report.HandOver?.Shared is { } shared
        ? $"Many senders share this host of {shared.Provider}: report the message to {shared.Provider} rather than block the address."
        : null;

    /// <summary>That client's HELO, and its reverse name at the time.</summary>
    internal static string HandOverNames(HandOver handOver)
    {
        if (handOver.Address is null && string.IsNullOrEmpty(handOver.Helo) && HostText.Reverse(handOver.ReverseName) is null)
        {
            return Format($"line {handOver.Line} names no client");
        }

        var helo = HostText.Of(handOver.Helo) is { Length: > 0 } name ? $"the client called itself {name}" : "the client gave no name";
        var reverse = HostText.Reverse(handOver.ReverseName) is { } ptr ? $"reverse DNS at the time: {ptr}" : "no reverse DNS name was recorded";
        return Format($"according to line {handOver.Line}, {helo}; {reverse}");
    }

    /// <summary>Introduces a broken joint. If no finding rests on it, hosts of one system may still have written both lines.</summary>
    internal static string DoNotJoin(Report report, Hop upper)
    {
        var isHeld = report.Assessment.Findings.Any(f => f.Scope == FindingScope.Joint && f.Lines.Count > 0 && f.Lines[0] == upper.Number);
        return Format($"lines {upper.Number} and {upper.Number + 1} do not join{(isHeld ? "" : ", which carries no weight")}: ");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
