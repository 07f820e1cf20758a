namespace ForgeryCheck.Identifiers;

/// <summary>
/// Postfix without long ids: yyyymmddhhmmss in UTC, a dot, the queue id: "20120905142200.B3E78B1E007@host". With long ids the id alone is the
/// left side (<see cref="PostfixLong"/>). Source: Postfix cleanup_message.c (cleanup_header_done_callback).
/// </summary>
public sealed class PostfixMessageId() : IdentifierKind("Postfix Message-ID", "Postfix", "postfix src/cleanup/cleanup_message.c")
{
    /// <inheritdoc/>
    public override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!DatePrefix.TryRead(id, out var time, out var queueId, out var width) || width != IdTime.Second)
        {
            return IdValidity.Foreign;
        }

        var validity = IdKinds.PostfixShort.Decode(queueId, context, out var inner);
        if (validity == IdValidity.Valid)
        {
            decoded = inner with { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width };
        }

        // Others write a date and a hexadecimal number too: what Postfix cannot write is simply not Postfix's.
        return validity == IdValidity.Valid ? validity : IdValidity.Foreign;
    }
}
