using System.Text;
using MailKit.Net.Smtp;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>What the next hop offered in its EHLO reply.</summary>
/// <param name="Capabilities">What MailKit knows of.</param>
/// <param name="XForward">The attributes of XFORWARD, in capitals; empty where it is not offered. MailKit does not know of it.</param>
internal sealed record NextHopOffer(SmtpCapabilities Capabilities, IReadOnlySet<string> XForward)
{
    private const string Keyword = "XFORWARD";

    /// <summary>Reads an EHLO reply.</summary>
    internal static NextHopOffer Read(SmtpCapabilities capabilities, ReadOnlySpan<byte> reply)
    {
        var attributes = new HashSet<string>(StringComparer.Ordinal);

        // "250-XFORWARD NAME ADDR"; the first line is the host's name and greeting (RFC 5321 section 4.1.1.1).
        foreach (var line in Encoding.Latin1.GetString(reply).Split('\n').Skip(1))
        {
            var words = (line.Length > 4 ? line[4..] : "").ToUpperInvariant().Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [Keyword, ..])
            {
                attributes.UnionWith(words.Skip(1));
            }
        }

        return new NextHopOffer(capabilities, attributes);
    }

    /// <summary>Whether it offered something.</summary>
    internal bool Has(SmtpCapabilities capability) => (Capabilities & capability) != 0;
}
