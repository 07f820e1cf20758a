using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// No host gives one queue id twice in one second, so two lines with the same id, host and time are one line and a copy of it.
/// The same holds for two lines that agree byte for byte.
/// </summary>
public sealed class SameLineTwiceRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A program that stores or forwards mail wrote the header twice.",
        "One program wrote two lines for two of its own steps.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC106", "same-line-twice", RuleFamily.Continuity, FindingKind.Anomaly,
        "Two lines have the same queue id, host and time");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        // Keyed by id, or by the whole value where there is none, so that 500 lines are not compared pair by pair.
        var seen = new Dictionary<string, Hop>(StringComparer.Ordinal);
        foreach (var hop in facts.Chain.Hops)
        {
            var key = Key(hop.Line);
            if (key is null || seen.TryAdd(key, hop))
            {
                continue;
            }

            var upper = seen[key];
            if (hop.IsClaimed)
            {
                Say(facts, sink, upper, hop);
            }
        }
    }

    private void Say(MessageFacts facts, FindingSink sink, Hop upper, Hop lower)
    {
        var same = upper.Line.Bytes.Span.SequenceEqual(lower.Line.Bytes.Span);
        var what = same
            ? $"Line {lower.Number} is the same as line {upper.Number}, byte for byte"
            : $"Line {lower.Number} has the same queue id ({MailText.Clip(lower.Line.Id)}), host ({MailText.Clip(lower.Line.By)}) and time ({MailText.Clip(lower.Line.DateText)}) as line {upper.Number}";
        sink.Add(Findings.OnLine(
            Info, facts, lower, same ? default : lower.Line.Span(TraceField.Id),
            $"{what}. A host writes a line of its own for each time it takes a message, so one of the two is a copy.",
            Reasons,
            [
                ("line", upper.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("id", lower.Line.Id), ("by", lower.Line.By), ("time", lower.Line.DateText),
            ],
            same ? "bytes" : "id"));
    }

    // Steps inside a host are told twice by some programs: the mail API of Google writes its line once as a client and once as a server.
    private static string? Key(ReceivedLine line) =>
        line.Kind != ReceivedKind.Smtp || !line.Date.HasTime ? null
        : line is { Id: { } id, By: { } by } && IsUnique(id)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}\n{by.ToLowerInvariant()}\n{line.Date.UnixMilliseconds}")
            : Convert.ToBase64String(line.Bytes.Span);

    // Exchange writes its version ("15.20.4042.024") where others write the queue id: it names no message.
    private static bool IsUnique(string id) => id.Length >= 5 && id.AsSpan().ContainsAnyExceptInRange('.', '9');
}
