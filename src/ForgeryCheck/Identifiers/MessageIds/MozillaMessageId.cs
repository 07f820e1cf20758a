namespace ForgeryCheck.Identifiers;

/// <summary>
/// Netscape, Mozilla and Thunderbird until about 2014: Unix time in hexadecimal capitals, a dot, a random number:
/// "34EFCDE8.7BB9@host" is 1998-02-22 07:04:08 UTC. Source: Mozilla nsMsgCompUtils.cpp (msg_generate_message_id); measured: 99 % of genuine mail.
/// </summary>
internal sealed class MozillaMessageId() : IdentifierKind("Mozilla Message-ID", "Mozilla", "mozilla nsMsgCompUtils.cpp; measured")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        var dot = id.IndexOf((byte)'.');
        if (dot is not (7 or 8) || id.Length - dot - 1 is < 4 or > 8
            || !IdDigits.UpperHex.TryRead(id[..dot], out var seconds) || !IdDigits.UpperHex.IsAll(id[(dot + 1)..]))
        {
            return IdValidity.Foreign;
        }

        if (!IdTime.IsPlausible(seconds))
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = seconds * 1000, WidthMilliseconds = IdTime.Second, Certainty = IdCertainty.Source };
        return IdValidity.Valid;
    }
}
