using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>Finds the mediators of a message.</summary>
internal static class Mediators
{
    internal static Mediation Find(HeaderBlock header)
    {
        var found = Mediation.None;
        var delivered = 0;
        var bytes = header.Bytes.Span;
        foreach (ref readonly var field in header.Fields.AsSpan())
        {
            // The length of the name alone rules out most fields.
            switch (field.NameLength)
            {
                case 7 when HeaderBlock.Is(bytes, field, "List-Id"u8):
                case 9 when HeaderBlock.Is(bytes, field, "List-Post"u8):
                case 12 when HeaderBlock.Is(bytes, field, "Mailing-List"u8):
                case 11 when HeaderBlock.Is(bytes, field, "X-BeenThere"u8):
                case 14 when HeaderBlock.Is(bytes, field, "X-Mailing-List"u8):
                case 17 when HeaderBlock.Is(bytes, field, "X-Mailman-Version"u8):
                    found |= Mediation.List;
                    break;
                case 16 when HeaderBlock.Is(bytes, field, "List-Unsubscribe"u8):
                    found |= Mediation.Bulk;
                    break;
                case 10 when HeaderBlock.Is(bytes, field, "Precedence"u8):
                    found |= Holds(header, field, "list"u8) ? Mediation.List : Mediation.Bulk;
                    break;
                case 12 when HeaderBlock.Is(bytes, field, "Delivered-To"u8):
                    found |= ++delivered > 1 ? Mediation.Forwarder : Mediation.None;
                    break;
                case 9 when HeaderBlock.Is(bytes, field, "Resent-To"u8):
                case 11 when HeaderBlock.Is(bytes, field, "Resent-From"u8) || HeaderBlock.Is(bytes, field, "Resent-Date"u8):
                case 13 when HeaderBlock.Is(bytes, field, "Resent-Sender"u8):
                case 14 when HeaderBlock.Is(bytes, field, "X-Forwarded-To"u8):
                case 15 when HeaderBlock.Is(bytes, field, "X-Forwarded-For"u8):
                case 11 when HeaderBlock.Is(bytes, field, "Return-Path"u8) && (Holds(header, field, "SRS0"u8) || Holds(header, field, "SRS1"u8)):
                    found |= Mediation.Forwarder;
                    break;
            }
        }

        return found;
    }

    private static bool Holds(HeaderBlock header, HeaderField field, ReadOnlySpan<byte> word)
    {
        var value = header.Value(field).Span;
        value = value[..Math.Min(value.Length, 256)];
        var small = (byte)(word[0] | 0x20);
        while (value.IndexOfAny(small, (byte)(small & ~0x20)) is >= 0 and var at && at + word.Length <= value.Length)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(value.Slice(at, word.Length), word))
            {
                return true;
            }

            value = value[(at + 1)..];
        }

        return false;
    }
}
