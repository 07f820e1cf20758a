using ForgeryCheck.Messages;

namespace ForgeryCheck.Anchors;

/// <summary>Finds the fields of a header that anchor the chain, in one pass.</summary>
internal static class AnchorFields
{
    /// <summary>More than honest headers have; what a hostile one has beyond is left out.</summary>
    private const int Most = 64;

    /// <summary>The fields, top first.</summary>
    internal static List<AnchorField> Find(HeaderBlock header)
    {
        var found = new List<AnchorField>(16);
        var fields = header.Fields;
        for (var i = 0; i < fields.Length && found.Count < Most; i++)
        {
            if (KindOf(header, fields[i]) is { } kind)
            {
                found.Add(new AnchorField(kind, i, fields[i]));
            }
        }

        return found;
    }

    // Most fields are told apart by the length of their name alone.
    private static AnchorKind? KindOf(HeaderBlock header, HeaderField field) => field.NameLength switch
    {
        2 when header.Is(field, "To"u8) || header.Is(field, "Cc"u8) => AnchorKind.Recipient,
        3 when header.Is(field, "Bcc"u8) => AnchorKind.Recipient,
        4 when header.Is(field, "From"u8) => AnchorKind.Author,
        4 when header.Is(field, "Date"u8) => AnchorKind.Date,
        6 when header.Is(field, "Sender"u8) => AnchorKind.Sender,
        7 when header.Is(field, "List-Id"u8) => AnchorKind.List,
        8 when header.Is(field, "Reply-To"u8) => AnchorKind.Author,
        8 when header.Is(field, "ARC-Seal"u8) => AnchorKind.ArcSeal,
        9 when header.Is(field, "List-Post"u8) || header.Is(field, "Errors-To"u8) || header.Is(field, "List-Help"u8) => AnchorKind.List,
        9 when header.Is(field, "Resent-To"u8) || header.Is(field, "Resent-Cc"u8) => AnchorKind.Recipient,
        10 when header.Is(field, "Message-ID"u8) => AnchorKind.MessageId,
        10 when header.Is(field, "List-Owner"u8) => AnchorKind.List,
        11 when header.Is(field, "Return-Path"u8) => AnchorKind.Sender,
        11 when header.Is(field, "X-BeenThere"u8) => AnchorKind.List,
        11 when header.Is(field, "X-Sender-IP"u8) => AnchorKind.OriginatingAddress,
        11 when header.Is(field, "Envelope-To"u8) => AnchorKind.Recipient,
        12 when header.Is(field, "Received-SPF"u8) => AnchorKind.Spf,
        12 when header.Is(field, "Mailing-List"u8) => AnchorKind.List,
        12 when header.Is(field, "Delivered-To"u8) => AnchorKind.Recipient,
        13 when header.Is(field, "X-Original-To"u8) || header.Is(field, "X-Envelope-To"u8) => AnchorKind.Recipient,
        13 when header.Is(field, "Apparently-To"u8) => AnchorKind.Recipient,
        14 when header.Is(field, "DKIM-Signature"u8) => AnchorKind.Signature,
        14 when header.Is(field, "X-Mailing-List"u8) || header.Is(field, "List-Subscribe"u8) => AnchorKind.List,
        16 when header.Is(field, "X-Originating-IP"u8) => AnchorKind.OriginatingAddress,
        16 when header.Is(field, "List-Unsubscribe"u8) => AnchorKind.List,
        19 when header.Is(field, "DomainKey-Signature"u8) => AnchorKind.Signature,
        22 when header.Is(field, "Authentication-Results"u8) => AnchorKind.Results,
        _ => null,
    };
}
