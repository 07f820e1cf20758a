using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Sasl;

/// <summary>PLAIN (RFC 4616 section 2): one message, "identity NUL user NUL password". Parts may be empty here, since nothing is checked.</summary>
internal sealed class PlainExchange() : SaslExchange("PLAIN")
{
    private static readonly Reply EmptyChallenge = new(334, null, "");

    /// <inheritdoc/>
    internal override Reply Challenge => EmptyChallenge;

    /// <inheritdoc/>
    internal override SaslProgress Take(ReadOnlySpan<byte> response)
    {
        var first = response.IndexOf((byte)0);
        var rest = first < 0 ? default : response[(first + 1)..];
        var second = rest.IndexOf((byte)0);
        if (second < 0 || rest[(second + 1)..].Contains((byte)0))
        {
            return SaslProgress.Malformed;
        }

        Identity = first == 0 ? null : Text(response[..first]);
        User = Text(rest[..second]);
        Password = Text(rest[(second + 1)..]);
        return SaslProgress.Complete;
    }
}
