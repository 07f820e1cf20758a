namespace ForgeryCheck.Smtp.Relay;

/// <summary>The extensions offered by the next hop.</summary>
internal sealed class NextHopOffer
{
    private readonly HashSet<string> _keywords = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The offer of a server that knows only HELO.</summary>
    internal static NextHopOffer Nothing { get; } = new(new RawReply(250, []));

    /// <summary>Parses the EHLO reply: after a first line with the host name, one keyword with parameters per line (RFC 5321 section 4.1.1.1).</summary>
    internal NextHopOffer(RawReply reply)
    {
        var attributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in reply.Lines.Skip(1))
        {
            if (line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var keyword, .. var parameters])
            {
                _keywords.Add(keyword);
                if (keyword.Equals("XFORWARD", StringComparison.OrdinalIgnoreCase))
                {
                    attributes.UnionWith(parameters);
                }
            }
        }

        XForward = attributes;
    }

    /// <summary>The XFORWARD attributes; empty if XFORWARD is not offered.</summary>
    internal IReadOnlySet<string> XForward { get; }

    /// <summary>Whether it offers an extension.</summary>
    internal bool Has(string keyword) => _keywords.Contains(keyword);
}
