namespace ForgeryCheck.Smtp.Relay;

/// <summary>What the next hop offers.</summary>
internal sealed class NextHopOffer
{
    private readonly HashSet<string> _keywords = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What one offers that knows HELO alone.</summary>
    internal static NextHopOffer Nothing { get; } = new(new RawReply(250, []));

    /// <summary>Reads the reply to EHLO: behind a first line with the host's name a keyword a line, with parameters (RFC 5321 section 4.1.1.1).</summary>
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

    /// <summary>The attributes of XFORWARD; empty where it is not offered.</summary>
    internal IReadOnlySet<string> XForward { get; }

    /// <summary>Whether it offers something.</summary>
    internal bool Has(string keyword) => _keywords.Contains(keyword);
}
