using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts.Companions;

/// <summary>The companion fields of one message, as handed in by the client.</summary>
internal sealed class MessageCompanions
{
    private readonly HeaderBlock _header;
    private readonly int[] _fields;
    private readonly ulong _readers;

    private MessageCompanions(HeaderBlock header, int[] fields, ulong readers)
    {
        _header = header;
        _fields = fields;
        _readers = readers;
    }

    /// <summary>Finds the fields below the boundary line; those above were added afterwards.</summary>
    internal static MessageCompanions Find(HeaderBlock header, Chain chain, CompanionTable table)
    {
        if (chain.BoundaryHop is not { } boundary)
        {
            return new(header, [], ulong.MaxValue);
        }

        ulong readers = 0;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var line = 0; line < boundary.Number; line++)
            {
                readers |= table.Rows[i].Wrote(chain.Hops[line]) ? 1ul << i : 0;
            }
        }

        return new(header, table.Find(header, boundary.FieldIndex + 1), readers);
    }

    /// <summary>The topmost field of a row; null if the message has none.</summary>
    internal HeaderField? Field(int row) => _fields.Length == 0 || _fields[row] == 0 ? null : _header.Fields[_fields[row] - 1];

    /// <summary>Whether the reader's own system is such a writer: it may put its fields anywhere in the header, so they prove nothing.</summary>
    internal bool IsReaders(int row) => (_readers >> row & 1) != 0;
}
