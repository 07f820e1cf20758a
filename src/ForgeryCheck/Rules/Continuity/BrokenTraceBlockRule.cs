using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// A mail host prepends its line (RFC 5321 section 4.4: "MUST be prepended"), so a Received line below From, To, Subject or Date was not put there by
/// a mail host in the usual way.
/// </summary>
/// <remarks>
/// Weak. Not applied to mailing list mail, nor if the topmost line is below those fields as well: then an archive or a mail program has reordered the
/// header. Date alone is the weaker grade: some programs write it first.
/// </remarks>
internal sealed class BrokenTraceBlockRule : IRule
{
    private static readonly string[] Reasons =
    [
        "qmail, some webmail servers and some gateways add their line below the sender's own fields.",
        "An archive or a mail program reordered the header.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC107", "broken-trace-block", RuleFamily.Continuity, FindingKind.Anomaly,
        "A Received line is below From, To, Subject or Date");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var hops = facts.Chain.Hops;
        if (hops.Count == 0 || facts.Chain.PassedList)
        {
            return;
        }

        var header = facts.Message.Header;
        var last = hops[^1].FieldIndex;
        var (core, date) = FirstFields(header, last);
        var first = Math.Min(core, date);
        var trusted = facts.Chain.BoundaryHop ?? hops[0];
        if (facts.Chain.Claimed.Count == 0 || trusted.FieldIndex > first)
        {
            return;
        }

        // An internal step of the sender's program, or of a webmail page, is written together with the message and stays where it was.
        var hop = facts.Chain.Hops.FirstOrDefault(h =>
            h.FieldIndex > first && h.IsClaimed && h.Line.Kind is ReceivedKind.Smtp);
        if (hop is null)
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        var grade = core < hop.FieldIndex ? "core" : "date";
        var name = TraceText.Decode(header.Name(header.Fields[grade == "core" ? core : date]));
        sink.Add(FindingOn.Line(
            Info, facts, hop, default(TextSpan),
            $"Line {hop.Number} is below the field {name}. A mail host adds its line at the top of the message, above the sender's own fields.",
            Reasons, [("field", name)], grade));
    }

    // The indexes of the first From, To or Subject, and of the first Date, above a given field.
    private static (int Core, int Date) FirstFields(HeaderBlock header, int end)
    {
        int core = int.MaxValue, date = int.MaxValue;
        for (var i = 0; i < Math.Min(end, header.Fields.Length); i++)
        {
            var field = header.Fields[i];
            if (core == int.MaxValue && (header.Is(field, "From"u8) || header.Is(field, "To"u8) || header.Is(field, "Subject"u8)))
            {
                core = i;
            }
            else if (date == int.MaxValue && header.Is(field, "Date"u8))
            {
                date = i;
            }
        }

        return (core, date);
    }
}
