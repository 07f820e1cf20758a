using ForgeryCheck.Chains;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Companions;

/// <summary>The companion fields of one message, as it came from the stranger.</summary>
internal sealed class MessageCompanions
{
    private readonly HeaderField?[] _fields;
    private readonly ulong _readers;

    private MessageCompanions(HeaderField?[] fields, ulong readers)
    {
        _fields = fields;
        _readers = readers;
    }

    /// <summary>Looks for the fields below the boundary line; what stands above it was added afterwards.</summary>
    internal static MessageCompanions Find(HeaderBlock header, Chain chain, CompanionTable table)
    {
        if (chain.BoundaryHop is not { } boundary)
        {
            return new([], ulong.MaxValue);
        }

        ulong readers = 0;
        for (var i = 0; i < table.Rows.Length; i++)
        {
            for (var line = 0; line < boundary.Number; line++)
            {
                readers |= table.Rows[i].Wrote(chain.Hops[line]) ? 1ul << i : 0;
            }
        }

        return new(table.Find(header, boundary.FieldIndex + 1), readers);
    }

    /// <summary>The topmost field of a row; null where the message has none.</summary>
    internal HeaderField? Field(int row) => _fields.Length == 0 ? null : _fields[row];

    /// <summary>Whether the reader's own system is such a writer: it puts its fields anywhere in the header, so that they tell nothing.</summary>
    internal bool IsReaders(int row) => (_readers >> row & 1) != 0;
}
