using System.Buffers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC314: what a forging program should have replaced was left in: template variables (%MY_HOST%, {IP}, $rand), a host name or a negative
/// number in the brackets of the address ("[rr.com]", "[-1208586648]"). Not one of 54,000 honest messages has such a line.
/// </summary>
public sealed class TemplateLeftInRule : IRule
{
    private static readonly SearchValues<char> NoName = SearchValues.Create(" @*#?%:/");
    private static readonly SearchValues<char> Redaction = SearchValues.Create("xX.0123456789");

    private static readonly string[] Innocent =
    [
        "The header was edited after the fact to hide names and addresses.",
        "A mail program that is being set up still had its example values.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC314", "template-left-in", RuleFamily.Appended, FindingKind.Contradiction,
        "A template variable, or what a broken one leaves, stands in a line.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            var address = line.Text(TraceField.Address);
            if ((line.Faults & LineFaults.Template) != 0)
            {
                var span = TemplateSpan(line);
                var found = span.IsEmpty ? null : line.Text(span);
                sink.Add(Findings.OnLine(
                    Info, facts, hop, span,
                    $"Line {hop.Number} holds {(found is null ? "a template variable" : $"the template variable {MailText.Quote(found)}")}, "
                    + "which a program should have replaced by a name or an address. A line that a host writes about a real hand-over has no blanks to fill.",
                    Innocent, [("found", found), ("by", line.By)], "variable"));
            }
            else if ((line.Faults & LineFaults.BadAddress) != 0 && Remains(address) is { } grade)
            {
                sink.Add(Findings.OnLine(
                    Info, facts, hop, TraceField.Address,
                    $"Line {hop.Number} has {MailText.Quote(address)} where the client's address belongs. A mail host takes the address from the connection, "
                    + $"so it cannot be {(grade == "negative-number" ? "a negative number" : "a name")}.",
                    Innocent, [("found", address), ("by", line.By)], grade));
            }
        }
    }

    /// <summary>What a broken template leaves in the place of the address; null for everything else, which FC207 or nobody judges.</summary>
    private static string? Remains(string? address)
    {
        var text = address.AsSpan().Trim().Trim("[]()").Trim();
        if (text.Length > 1 && text[0] == '-' && !text[1..].ContainsAnyExceptInRange('0', '9'))
        {
            return "negative-number";
        }

        // "[rr.com]": a name with a domain. Redacted addresses ("x.x.x.x", "a.b.c.d") are left alone: all their parts are single characters.
        var dot = text.LastIndexOf('.');
        return dot > 0 && text.Length - dot > 2 && char.IsAsciiLetter(text[0]) && !text.ContainsAny(NoName) && !IsRedacted(text)
            ? "name-as-address"
            : null;
    }

    private static bool IsRedacted(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Redaction);

    /// <summary>The value that holds the variable; empty where it stands in none.</summary>
    private static TextSpan TemplateSpan(ReceivedLine line)
    {
        foreach (var field in (ReadOnlySpan<TraceField>)[TraceField.Address, TraceField.Helo, TraceField.ReverseName, TraceField.By, TraceField.Id, TraceField.For, TraceField.Date])
        {
            var raw = line.Raw(field);
            if (raw.IndexOfAny("%{}$"u8) >= 0)
            {
                return line.Span(field);
            }
        }

        return default;
    }
}
