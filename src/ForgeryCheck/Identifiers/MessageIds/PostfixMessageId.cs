using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Postfix without long ids: yyyymmddhhmmss in UTC, a dot, the queue id: "20120905142200.B3E78B1E007@host". With long ids the id alone is the
/// left side (<see cref="PostfixLong"/>). Source: Postfix cleanup_message.c (cleanup_header_done_callback).
/// </summary>
internal sealed class PostfixMessageId() : IdentifierKind("Postfix Message-ID", ProductName.Postfix, "postfix src/cleanup/cleanup_message.c")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!DatePrefix.TryRead(id, out var time, out var queueId, out var width) || width != IdTime.Second || IsMutt(queueId))
        {
            return IdValidity.Foreign;
        }

        var validity = IdKinds.PostfixShort.Decode(queueId, context, out var inner);
        if (validity == IdValidity.Valid)
        {
            decoded = inner with { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width };
        }

        // Other programs write a date and a hexadecimal number too: what Postfix cannot write is not an invalid Postfix id but a foreign one.
        return validity == IdValidity.Valid ? validity : IdValidity.Foreign;
    }

    /// <summary>
    /// Mutt before 1.5.22 wrote its local time, a counter letter and its process id: "20030102115117.A21351@host" (mutt sendlib.c).
    /// </summary>
    private static bool IsMutt(ReadOnlySpan<byte> queueId) =>
        queueId.Length is >= 3 and <= 8 && AsciiWords.IsLetter(queueId[0]) && queueId[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
