using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>Puts what our parser read beside what a peer's test asserts, field by field, in the peer's terms.</summary>
internal static class FieldComparer
{
    /// <summary>Fields of the cases that our lines do not have.</summary>
    internal static readonly IReadOnlySet<string> NotCompared = new HashSet<string> { "helo_cmd", "by_rdns" };

    /// <summary>Our value for a field of the cases, as text; empty where we have none.</summary>
    internal static string Got(ReceivedLine line, string field) => field switch
    {
        "helo" => line.Helo ?? "",
        "rdns" => line.ReverseName ?? "",
        "from" => ClauseText.FromToken(line) ?? "",
        "ip" => line.Address?.ToString() ?? line.Text(TraceField.Address) ?? "",
        "by" => line.By ?? "",
        "by_ip" => line.ByAddress?.ToString() ?? "",
        "id" => line.Id ?? "",
        "for" => string.Join(", ", line.For),
        "via" => line.Via ?? "",
        "with" => line.With ?? "",
        "auth" => line.IsAuthenticated || line.Kind == ReceivedKind.Web ? line.Auth ?? line.With ?? "yes" : "",
        "ident" => line.Ident ?? "",
        "envfrom" => line.EnvelopeFrom ?? "",
        "tls" => line.Tls ?? "",
        "cipher" => line.Cipher ?? "",
        "mta" => line.Product ?? line.Software ?? "",
        "date_utc" => line.Date.Time is { } time ? Normal.Second(time) : "",
        "date_clause" => line.DateText ?? "",
        "from_clause" => string.Join("; ", ClauseText.Of(line, ClauseKind.From)),
        "by_clause" => string.Join("; ", ClauseText.Of(line, ClauseKind.By)),
        "with_clause" => string.Join("; ", ClauseText.Of(line, ClauseKind.With)),
        "for_clause" => string.Join("; ", ClauseText.Of(line, ClauseKind.For)),
        _ => throw new ArgumentException($"the cases hold a field that the harness does not know: {field}"),
    };

    /// <summary>Whether our value is what the peer asserts.</summary>
    internal static bool Agrees(ReceivedLine line, string field, string expected, string source)
    {
        var got = Got(line, field);
        if (PeerTerms.Agrees(source, line, field, got, expected))
        {
            return true;
        }

        if (field == "auth")
        {
            // The label is the peer's own; that the client was authenticated is what can be compared.
            // A web page has its own users: some peers call that authentication, some do not.
            return (expected.Length > 0) == (got.Length > 0) || (line.Kind == ReceivedKind.Web && string.IsNullOrEmpty(line.Auth));
        }

        if (expected.Length == 0)
        {
            return got.Length == 0 || PeerTerms.IsOutside(source, line, field, got);
        }

        return field switch
        {
            "helo" => SameHost(got, expected),
            // Stalwart takes any name in the comment for the reverse name and says so: there it may be the HELO.
            "rdns" => SameHost(got, expected) || (got.Length == 0 && line.Helo is { } helo && SameHost(helo, expected)),
            "from" => SameHost(got, expected) || (got.Length == 0 && SameHost(line.Helo ?? line.ReverseName ?? "", expected)),
            "by" => SameHost(got, expected),
            "ip" or "by_ip" => Normal.Address(got) == Normal.Address(expected),
            "id" => Normal.Mailbox(got) == Normal.Mailbox(expected),
            "for" => line.For.Any(f => Normal.Mailbox(f) == Normal.Mailbox(expected)),
            "envfrom" => Normal.Mailbox(got) == Normal.Mailbox(expected),
            "ident" => SameIdent(got, expected),
            "via" => string.Equals(got, expected, StringComparison.OrdinalIgnoreCase),
            "with" => SameProtocol(got, expected),
            "tls" => Normal.Tls(got) == Normal.Tls(expected),
            "cipher" => Normal.Cipher(got) == Normal.Cipher(expected),
            "mta" => SameProduct(line, expected),
            "date_utc" => got == expected,
            "for_clause" => SameClause(got, expected) || line.For.Any(f => Normal.Mailbox(f) == Normal.Mailbox(expected)),
            // What stands after the date, in a comment, is the peer's to keep or to drop.
            "date_clause" => Normal.Blanks(got).StartsWith(Normal.Blanks(expected), StringComparison.Ordinal),
            // Of a clause that stands twice some peers keep the first, some join them.
            _ => SameClause(got, expected) || SameClause(got.Split("; ")[0], expected),
        };
    }

    /// <summary>Whether we have no value either. A peer with one slot for names has none in the other; then ours may repeat the first.</summary>
    internal static bool IsAbsent(ReceivedLine line, string field, ReceivedCase one)
    {
        var got = Got(line, field);
        return got.Length == 0
            || PeerTerms.IsOutside(one.Source, line, field, got)
            || (field is "helo" or "rdns" && one.Expect.TryGetValue("from", out var from) && SameHost(got, from))
            || (field is "ip" && one.Expect.TryGetValue("from", out from) && SameHost(got, from));
    }

    internal static bool Holds(ReceivedLine line, string field, string part) =>
        Got(line, field).Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool SameHost(string got, string expected) =>
        Normal.Host(got) == Normal.Host(expected)
        || (expected.Contains('!', StringComparison.Ordinal) && string.Equals(Normal.Bangs(got), expected, StringComparison.OrdinalIgnoreCase));

    private static bool SameIdent(string got, string expected)
    {
        // "(name@192.0.2.1)": some keep the address behind the user name, some do not.
        static string User(string text) => Normal.Bangs(text.Split('@')[0]);
        return Normal.Mailbox(got) == Normal.Mailbox(expected) || User(got) == User(expected);
    }

    private static bool SameProtocol(string got, string expected)
    {
        got = got.ToUpperInvariant();
        expected = expected.ToUpperInvariant();
        var words = got.Split('/', ' ', '-');
        return got == expected
            || words.Contains(expected)
            || (expected == "SMTP" && (words.Contains("BSMTP") || words.Contains("SMTPSVC")))
            || (expected == "LOCAL" && got is "STDIN" or "SOCKET");
    }

    private static bool SameProduct(ReceivedLine line, string expected)
    {
        var known = $"{line.Product} {line.Software}";
        return known.Contains(expected, StringComparison.OrdinalIgnoreCase)
            || (expected == "MS SMTP Server" && known.Contains("Exchange", StringComparison.OrdinalIgnoreCase));
    }

    private static bool SameClause(string got, string expected)
    {
        // Peers drop the comments, or keep them, or keep them in the wrong clause; brackets and blanks do not count.
        got = Normal.Blanks(got);
        expected = Normal.Blanks(expected);
        return string.Equals(got, expected, StringComparison.OrdinalIgnoreCase)
            || string.Equals(WithoutComments(got), expected, StringComparison.OrdinalIgnoreCase)
            || Normal.Mailbox(got) == Normal.Mailbox(expected);
    }

    private static string WithoutComments(string text)
    {
        var kept = new StringBuilder();
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : 0;
            if (depth == 0)
            {
                kept.Append(c);
            }

            depth -= c == ')' && depth > 0 ? 1 : 0;
        }

        return Normal.Blanks(kept.ToString());
    }
}
