namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// No host uses one queue id twice in one second, so two lines with the same id, host and time are a line and its copy. The same holds for two lines
/// that agree byte for byte.
/// </summary>
internal sealed class SameLineTwiceRule : IRule
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
        var hops = facts.Chain.Hops;
        for (var i = 1; i < hops.Count; i++)
        {
            if (!hops[i].IsClaimed || hops[i].Line.Kind != ReceivedKind.Smtp || !hops[i].Line.Date.HasTime)
            {
                continue;
            }

            if (FirstCopy(hops, i) is { } upper)
            {
                Say(facts, sink, upper, hops[i]);
            }
            else
            {
                sink.Agree(Info, hops[i]);
            }
        }
    }

    // Copies have the same time, so only lines of the same second are compared in full: 500 lines cost 125,000 comparisons of a number.
    private static Hop? FirstCopy(IReadOnlyList<Hop> hops, int below)
    {
        var lower = hops[below].Line;
        for (var i = 0; i < below; i++)
        {
            var upper = hops[i].Line;
            if (upper.Date.HasTime && upper.Date.UnixMilliseconds == lower.Date.UnixMilliseconds && upper.Kind == ReceivedKind.Smtp && AreSame(upper, lower))
            {
                return hops[i];
            }
        }

        return null;
    }

    private void Say(MessageFacts facts, FindingSink sink, Hop upper, Hop lower)
    {
        var same = upper.Line.Bytes.Span.SequenceEqual(lower.Line.Bytes.Span);
        var what = same
            ? $"Line {lower.Number} is identical to line {upper.Number}, byte for byte"
            : $"Line {lower.Number} has the same queue id ({MailText.Clip(lower.Line.Id)}), host ({MailText.Clip(lower.Line.By)}) and time ({MailText.Clip(lower.Line.DateText)}) as line {upper.Number}";
        sink.Add(FindingOn.Line(
            Info, facts, lower, same ? default : lower.Line.Span(TraceField.Id),
            $"{what}. A host writes a new line each time it takes a message, so one of the two is probably a copy.",
            Reasons,
            [
                ("line", upper.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("id", lower.Line.Id), ("by", lower.Line.By), ("time", lower.Line.DateText),
            ],
            same ? "bytes" : "id"));
    }

    // Some programs write internal steps twice: Google's mail API writes its line once as a client and once as a server.
    private static bool AreSame(ReceivedLine upper, ReceivedLine lower) =>
        upper.Bytes.Span.SequenceEqual(lower.Bytes.Span)
        || (lower is { Id: { } id, By: { } by } && IsUnique(id) && upper.Id == id && string.Equals(upper.By, by, StringComparison.OrdinalIgnoreCase));

    // Exchange writes its version ("15.20.4042.024") in place of the queue id: it does not identify a message.
    private static bool IsUnique(string id) => id.Length >= 5 && id.AsSpan().ContainsAnyExceptInRange('.', '9');
}
