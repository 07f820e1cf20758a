using System.Text;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts.DeliveryFields;

/// <summary>The header fields with the address to which a message was delivered (rules/delivery-fields.json).</summary>
internal sealed class DeliveryFieldTable
{
    internal const string FileName = "delivery-fields.json";

    private const int LongestName = 32;

    // The length of the name alone rules out most fields.
    private readonly List<DeliveryField>?[] _byLength = new List<DeliveryField>?[LongestName + 1];

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal DeliveryFieldTable(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("fields");
        foreach (var row in table.Root.Rows("fields"))
        {
            row.KnownKeys("name", "by", "not", "prepended");
            var field = new DeliveryField(
                row.FilledText("name"), row.FilledText("by"), row.Has("not") ? Encoding.ASCII.GetBytes(row.FilledText("not")) : [], row.Flag("prepended") ?? false);
            if (field.Bytes.Length > LongestName)
            {
                throw row.Wrong($"the name \"{field.Name}\" is longer than {LongestName} letters");
            }

            (_byLength[field.Bytes.Length] ??= []).Add(field);
        }
    }

    /// <summary>The row of a field; null if it is none of them.</summary>
    internal DeliveryField? Of(HeaderBlock header, HeaderField field)
    {
        if (field.NameLength <= LongestName && _byLength[field.NameLength] is { } rows)
        {
            foreach (var row in rows)
            {
                if (header.Is(field, row.Bytes) && !IsAnothers(header.Value(field).Span.TrimStart(" \t"u8), row))
                {
                    return row;
                }
            }
        }

        return null;
    }

    private static bool IsAnothers(ReadOnlySpan<byte> value, DeliveryField row) => row.Not.Length > 0 && value.StartsWith(row.Not);
}
