using ForgeryCheck.Facts.Products;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC321: a line names a program but is written as that program never writes, or mixes the styles of two. RFC 5321 section 4.4 leaves hosts much
/// latitude, so each program has its own style and keeps to it; forgers know the style only by sight. At most one finding per
/// line and grade.
/// </summary>
internal sealed class ProductShapeRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The program was patched, or configured to write its line in its own way.",
        "A gateway or an archive rewrote the line.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC321", "product-shape", RuleFamily.Appended, FindingKind.Contradiction,
        "A line is written as the program that it names never writes",
        OnTrusted: "A trusted host wrote this line, so either it was altered or retyped in this copy, or the host's program is configured or patched to write this way.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        Span<int> room = stackalloc int[ShownAspects.Count];
        var rewriter = TopmostRewriter(facts.Chain);
        var lostBlanks = HasLostBlanks(facts.Message);
        foreach (var hop in facts.Chain.Claimed)
        {
            var shown = new ShownAspects(hop.Line, room);
            var rows = facts.Tables.Products.Facts.Of(hop.Line);
            if (rows.IsEmpty || IsExcused(facts, hop))
            {
                continue;
            }

            while (!rows.IsEmpty)
            {
                var count = SameGrade(rows);
                Check(facts, hop, rows[..count], shown, hop.Number > rewriter, lostBlanks, sink);
                rows = rows[count..];
            }
        }
    }

    /// <summary>The facts of a grade are tested together: the first violation stands for all.</summary>
    private static int SameGrade(ReadOnlySpan<ProductFact> rows)
    {
        var count = 1;
        while (count < rows.Length && rows[count].Grade == rows[0].Grade)
        {
            count++;
        }

        return count;
    }

    private void Check(MessageFacts facts, Hop hop, ReadOnlySpan<ProductFact> rows, ShownAspects shown, bool isRewritten, bool lostBlanks, FindingSink sink)
    {
        var isShown = false;
        foreach (var fact in rows)
        {
            // One conforming fact is enough: whether another would have been excused changes nothing.
            if (fact.IsKept(shown) is not { } kept || (kept && isShown) || IsExcused(hop, fact, isRewritten) || (lostBlanks && fact.Aspect == LineAspect.Day))
            {
                continue;
            }

            if (!kept)
            {
                if (fact.Product is null || facts.MaskOf(hop) is null)
                {
                    sink.Add(Say(facts, hop, fact));
                }

                return;
            }

            isShown = true;
        }

        if (isShown)
        {
            sink.Agree(Info, hop, rows[0].Name);
        }
    }

    /// <summary>Whether no fact applies to this line, however it is written.</summary>
    private static bool IsExcused(MessageFacts facts, Hop hop) =>
        // Lines without a program's name follow no form when a host writes them about an internal step.
        (hop.Line.Product is null && LineShape.SameName(LineShape.Client(hop.Line), hop.Line.By))
        // FC332 knows how a provider's hosts write, which need not be as the program they name.
        || (facts.ProviderOf(hop).ByHost is { } provider && provider.Writes(hop.Line));

    /// <summary>Whether a fact does not apply to this line because something else along the path explains what it shows.</summary>
    private static bool IsExcused(Hop hop, ProductFact fact, bool isRewritten) =>
        // A truncated line, or one with unbalanced parentheses, may have had the rest. Its end was read, if it has a date.
        (fact.Aspect == LineAspect.Id && (hop.Line.Faults & (LineFaults.TooLong | LineFaults.Unbalanced)) != 0)
        || (fact.Product is null && fact.Aspect == LineAspect.Id && MayLackId(hop))
        || (isRewritten && (fact.Aspect is LineAspect.Day or LineAspect.ZoneName))
        || (fact.Aspect == LineAspect.Weekday && IsPatchedQmail(hop.Line));

    /// <summary>
    /// Whether a line is not of the bulk mail programs of 2002. They had neither TLS nor authentication; small servers of today do, and write no id, and
    /// GroupWise says which of the two it was ("(TLS encrypted)", "(NOT encrypted)"). Hosts that take mail from their own network, or deliver it (RFC 2033),
    /// need no id, and a gateway inside calls itself by an address or a word (m-FILTER): the template claims a client outside and a host on the Internet.
    /// </summary>
    private static bool MayLackId(Hop hop) =>
        hop.IsAuthenticated || hop.HasInternalAddress || hop.IsLmtp || Protocols.SaysEncrypted(hop.Line.Raw(TraceField.With))
        || hop.Line.Has(TraceField.Tls) || hop.Line.Bytes.Span.IndexOf("(TLS"u8) >= 0 || hop.Line.Bytes.Span.IndexOf("(NOT encrypted)"u8) >= 0
        || (hop.ByAddress is { } server && HostEnd.IsInternal(server)) || (hop.Line.By is { } by && !by.Contains('.', StringComparison.Ordinal));

    /// <summary>
    /// Whether each run of blanks may have become one, as on a web page: a header that is not from a server or a mailbox, and has no two blanks in a row.
    /// </summary>
    private static bool HasLostBlanks(MailMessage message) => message.MayBePasted && message.Header.Bytes.Span.IndexOf("  "u8) < 0;

    /// <summary>
    /// The topmost line of PMDF or its successor, the Oracle Messaging Server, which rewrite the dates of the lines they relay in their own form.
    /// </summary>
    private static int TopmostRewriter(Chain chain)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.Line.Product == ProductName.OracleMessagingServer || hop.Line.Raw(TraceField.Software).StartsWith("PMDF"u8))
            {
                return hop.Number;
            }
        }

        return int.MaxValue;
    }

    /// <summary>SUSE's list server had a qmail that wrote "(qmail 31695 invoked by alias); Tue, 24 Jan 2006 08:26:44 +0000".</summary>
    private static bool IsPatchedQmail(ReceivedLine line) =>
        line.Product == ProductName.Qmail && line.Date.OffsetMinutes == 0 && line.Bytes.Span.IndexOf(" invoked "u8) >= 0;

    private Finding Say(MessageFacts facts, Hop hop, ProductFact fact)
    {
        var line = hop.Line;
        var subject = fact.Product is { } product ? $"{Names(line, product)}, but {fact.Found}" : fact.Found;
        var shown = LineAspects.Names(fact.Aspect)[LineAspects.Read(fact.Aspect, line)];
        return FindingOn.Line(
            Info, facts, hop, LineAspects.Place(fact.Aspect), $"Line {hop.Number} {subject}. {fact.Expected}", Innocent,
            [("product", fact.Product), ("aspect", LineAspects.Name(fact.Aspect)), ("shown", shown), ("by", line.By)],
            kind: fact.Kind) with
        {
            Fact = fact.Name,
            Causes = [Causes.Of(LineAspects.Place(fact.Aspect), hop)],
        };
    }

    /// <summary>How the line identifies the program: by name, by other words, or only by form.</summary>
    private static string Names(ReceivedLine line, string product) =>
        line.With?.Contains(product, StringComparison.OrdinalIgnoreCase) == true || line.Software?.Contains(product, StringComparison.OrdinalIgnoreCase) == true
            ? $"names {product}"
            : line.Software is { } software ? $"names {product} ({MailText.Clip(software)})"
            : $"has the form of {product}";
}
