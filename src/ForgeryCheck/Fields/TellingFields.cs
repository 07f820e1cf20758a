using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>Finds the fields of a header that say something about the path, in one pass.</summary>
internal static class TellingFields
{
    /// <summary>
    /// More of one kind than genuine headers have. Any beyond that are ignored, so that they cannot crowd out fields of other kinds.
    /// </summary>
    internal const int MostOfAKind = 16;

    private const int ShortestName = 2;
    private const int LongestName = 31;

    /// <summary>The fields, top first.</summary>
    internal static List<TellingField> Find(HeaderBlock header)
    {
        var found = new List<TellingField>(16);
        var bytes = header.Bytes.Span;
        var fields = header.Fields.AsSpan();
        Span<int> counts = stackalloc int[(int)FieldKind.OriginatingAddress + 1];
        for (var i = 0; i < fields.Length; i++)
        {
            ref readonly var field = ref fields[i];
            if (field.NameLength is >= ShortestName and <= LongestName && KindOf(bytes.Slice(field.Start, field.NameLength)) is { } kind
                && counts[(int)kind]++ < MostOfAKind)
            {
                found.Add(new TellingField(kind, i, field));
            }
        }

        return found;
    }

    // The length of the name alone rules out most fields.
    private static FieldKind? KindOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Is(name, "To"u8) || Is(name, "Cc"u8) => FieldKind.Recipient,
        3 when Is(name, "Bcc"u8) => FieldKind.Recipient,
        4 when Is(name, "From"u8) => FieldKind.Author,
        4 when Is(name, "Date"u8) => FieldKind.Date,
        6 when Is(name, "Sender"u8) => FieldKind.Sender,
        7 when Is(name, "List-Id"u8) => FieldKind.List,
        8 when Is(name, "ARC-Seal"u8) => FieldKind.ArcSeal,
        9 when Is(name, "List-Post"u8) || Is(name, "Errors-To"u8) || Is(name, "List-Help"u8) => FieldKind.List,
        9 when Is(name, "Resent-To"u8) || Is(name, "Resent-Cc"u8) => FieldKind.Recipient,
        10 when Is(name, "Message-ID"u8) => FieldKind.MessageId,
        10 when Is(name, "List-Owner"u8) => FieldKind.List,
        11 when Is(name, "Return-Path"u8) => FieldKind.Sender,
        11 when Is(name, "X-BeenThere"u8) => FieldKind.List,
        11 when Is(name, "X-Sender-IP"u8) => FieldKind.OriginatingAddress,
        11 when Is(name, "Envelope-To"u8) => FieldKind.Recipient,
        12 when Is(name, "Received-SPF"u8) => FieldKind.Spf,
        12 when Is(name, "Mailing-List"u8) => FieldKind.List,
        12 when Is(name, "Delivered-To"u8) => FieldKind.Recipient,
        13 when Is(name, "X-Original-To"u8) || Is(name, "X-Envelope-To"u8) => FieldKind.Recipient,
        13 when Is(name, "Apparently-To"u8) => FieldKind.Recipient,
        14 when Is(name, "DKIM-Signature"u8) => FieldKind.Signature,
        14 when Is(name, "X-Mailing-List"u8) || Is(name, "List-Subscribe"u8) => FieldKind.List,
        // Google Groups puts the group into From if the author's domain forbids others to send (DMARC), and the author here.
        15 when Is(name, "X-Original-From"u8) => FieldKind.Author,
        16 when Is(name, "X-Originating-IP"u8) => FieldKind.OriginatingAddress,
        16 when Is(name, "List-Unsubscribe"u8) => FieldKind.List,
        19 when Is(name, "DomainKey-Signature"u8) => FieldKind.Signature,
        22 when Is(name, "Authentication-Results"u8) => FieldKind.Results,
        26 when Is(name, "ARC-Authentication-Results"u8) => FieldKind.ArcResults,
        27 when Is(name, "X-Forefront-Antispam-Report"u8) => FieldKind.ClientReport,
        31 when Is(name, "Authentication-Results-Original"u8) => FieldKind.OriginalResults,
        _ => null,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => ((name[0] ^ wanted[0]) & ~0x20) == 0 && Ascii.EqualsIgnoreCase(name, wanted);
}
