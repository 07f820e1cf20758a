using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Sendmail: yyyymmddhhmm in UTC, a dot, the queue id: "200308012234.h71MYGrb003274@host".
/// Source: sendmail cf/m4/proto.m4 (confMESSAGEID_HEADER, &lt;$t.$i@$j&gt;).
/// </summary>
internal sealed class SendmailMessageId() : IdentifierKind("Sendmail Message-ID", ProductName.Sendmail, "sendmail cf/m4/proto.m4, <$t.$i@$j>")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!DatePrefix.TryRead(id, out var time, out var queueId, out var width) || width != IdTime.Minute)
        {
            return IdValidity.Foreign;
        }

        // The queue id's clock has a cycle of 60 years: the digits before it select the cycle.
        var near = new IdContext { Near = time };
        foreach (var kind in IdKinds.Sendmail)
        {
            if (kind.Decode(queueId, near, out var inner) == IdValidity.Valid)
            {
                decoded = inner with { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width, CycleMilliseconds = 0, Zone = IdZone.Utc };
                return IdValidity.Valid;
            }
        }

        return IdValidity.Foreign;
    }
}
