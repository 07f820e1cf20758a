using System.Buffers;
using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>
/// The terms that reports explain, as rules/README.md and RFC 5321, 5322, 5598, 6376, 7208, 8601, 8617 and 9989 use them. A term in a report refers to its
/// explanation, which the page holds once for screen readers, and the style sheet once for the eye (<see cref="Style"/>).
/// </summary>
internal static class HtmlTerms
{
    /// <summary>All of them. The meanings hold no quotation mark and no backslash, since they are strings of the style sheet too.</summary>
    internal static readonly IReadOnlyList<HtmlTerm> All =
    [
        new("received", "A field that every mail host adds on top when it takes a message. Line 1 is the newest. Whoever sends a message can write such lines below.", "Received lines", "Received line"),
        new("hand-over", "Where a host outside your own handed the message to one of yours. Your host recorded its address, so that address is a fact.", "hand-over", "Act on", "Handed in by", "handed the mail in"),
        new("boundary", "Lines above were written by hosts that you trust. Lines below came with the message, from the client at the hand-over.", "Trust ends here", "Trust"),
        new("trusted", "Written by one of your own hosts, or by a host that such a line names and that can be believed.", "trusted"),
        new("claimed", "Came with the message. The sender may have written it, so it shows only what the sender claims.", "claimed"),
        new("forged", "A fact contradicts this line, or it stands below one that is contradicted. Nothing in it can be relied on.", "looks forged", "look forged"),
        new("score", "How likely it is, in percent, that what the message says is false. Suspicious from 50; from 95 it can be called forged.", "Score", "score"),
        new("weight", "How much likelier a finding is on forged than on genuine mail, as a power of ten: 2 is a hundred times. Below 0 it speaks for the message.", "weight"),
        new("client", "The host that connected and handed the mail in. The answer is whether it is who it says it is.", "Client"),
        new("author", "The domain in From. The answer is whether anything authorises the client, or a signature, to send for it. It is not about a person.", "Author"),
        new("copy", "Whether the lines of your own hosts fit each other. If not, this copy was probably changed after it was received.", "This copy"),
        new("delay", "The time from the line below to this one. If it is negative, the clock of one of the two hosts is wrong, or a line is invented.", "delay"),
        new("helo", "The name by which a client introduces itself when it connects, with the command HELO or EHLO. It can say any name.", "HELO name", "HELO", "EHLO", "called itself"),
        new("reverse-name", "The name that the DNS gives for an address. Whoever holds the address sets it, so it counts only if that name leads back to the address.", "reverse DNS name", "reverse DNS", "reverse name"),
        new("envelope", "The address that the client gave with the command MAIL, for bounces. Readers do not see it, and it need not be that in From.", "envelope sender", "Return-Path"),
        new("queue-id", "The id under which a host keeps a message while it handles it. Many programs encode the time in it.", "queue id"),
        new("message-id", "A name for the message that the program of its author or the first host makes up. Many encode a time and a host.", "Message-ID"),
        new("joint", "Two lines, one above the other, join if the client of the upper one is the host that wrote the lower one.", "do not join", "not join"),
        new("spf", "Sender Policy Framework: a domain publishes in the DNS which addresses may send mail with it as envelope sender.", "SPF"),
        new("dkim", "DomainKeys Identified Mail: a signature by which a domain vouches for a message. Its key is in the DNS.", "DKIM"),
        new("dmarc", "A domain publishes what to do with mail that has it in From if neither SPF nor DKIM passes for that domain.", "DMARC"),
        new("arc", "Authenticated Received Chain: hosts that pass mail on sign what they found, so that the next ones can know it.", "ARC"),
        new("dns", "The Domain Name System, which says what addresses a name has, and what names an address has.", "DNS"),
    ];

    /// <summary>The rules of the style sheet that hold the explanations.</summary>
    internal static string Style { get; } = Rules();

    /// <summary>All spellings.</summary>
    internal static SearchValues<string> Spellings { get; } = SearchValues.Create([.. All.SelectMany(term => term.Spellings)], StringComparison.Ordinal);

    /// <summary>The index in <see cref="All"/> of the term that a text begins with one of <see cref="Spellings"/> of, and the length of the longest.</summary>
    internal static int At(ReadOnlySpan<char> text, out int length)
    {
        var found = -1;
        length = 0;
        for (var i = 0; i < All.Count; i++)
        {
            foreach (var spelling in All[i].Spellings)
            {
                if (spelling.Length > length && text.StartsWith(spelling, StringComparison.Ordinal))
                {
                    (found, length) = (i, spelling.Length);
                }
            }
        }

        return found;
    }

    // "/ """ is what screen readers get instead: they read the element that aria-describedby names.
    private static string Rules()
    {
        var rules = new StringBuilder();
        foreach (var term in All)
        {
            rules.Append("[aria-describedby=t-").Append(term.Id).Append("]::after { content: \"").Append(term.Meaning).Append("\" / \"\"; }\n");
        }

        return rules.ToString();
    }
}
