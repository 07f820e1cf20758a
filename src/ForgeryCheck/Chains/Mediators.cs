using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>Finds the mediators of a message.</summary>
internal static class Mediators
{
    internal static Mediation Find(HeaderBlock header)
    {
        var found = Mediation.None;
        var delivered = 0;
        var fields = header.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            // The length of the name alone rules out most fields.
            switch (field.NameLength)
            {
                case 7 when header.Is(field, "List-Id"u8):
                case 9 when header.Is(field, "List-Post"u8):
                case 12 when header.Is(field, "Mailing-List"u8):
                case 11 when header.Is(field, "X-BeenThere"u8):
                case 14 when header.Is(field, "X-Mailing-List"u8):
                case 17 when header.Is(field, "X-Mailman-Version"u8):
                    found |= Mediation.List;
                    break;
                case 16 when header.Is(field, "List-Unsubscribe"u8):
                    found |= Mediation.Bulk;
                    break;
                case 10 when header.Is(field, "Precedence"u8):
                    found |= Holds(header, field, "list"u8) ? Mediation.List : Mediation.Bulk;
                    break;
                case 12 when header.Is(field, "Delivered-To"u8):
                    found |= ++delivered > 1 ? Mediation.Forwarder : Mediation.None;
                    break;
                case 9 when header.Is(field, "Resent-To"u8):
                case 11 when header.Is(field, "Resent-From"u8) || header.Is(field, "Resent-Date"u8):
                case 13 when header.Is(field, "Resent-Sender"u8):
                case 14 when header.Is(field, "X-Forwarded-To"u8):
                case 15 when header.Is(field, "X-Forwarded-For"u8):
                case 11 when header.Is(field, "Return-Path"u8) && (Holds(header, field, "SRS0"u8) || Holds(header, field, "SRS1"u8)):
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
