using System.Text;
using ForgeryCheck.Json;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>Ids that look like a clock but are not: constants of misbuilt programs (known-ids.json).</summary>
internal sealed class KnownIds
{
    /// <summary>The file's name in rules/.</summary>
    public const string FileName = "known-ids.json";

    private readonly byte[][] _ids;
    private readonly byte[][] _software;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is invalid; the message is one line that says what and where.</exception>
    public KnownIds(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("constants");
        var ids = new List<byte[]>();
        var software = new List<byte[]>();
        foreach (var row in table.Root.Rows("constants"))
        {
            row.KnownKeys("id", "software", "why");
            var isId = row.Has("id");
            (isId ? ids : software).Add(Encoding.UTF8.GetBytes(row.FilledText(isId ? "id" : "software")));
        }

        _ids = [.. ids];
        _software = [.. software];
    }

    /// <summary>Whether the line's id is such a constant, either itself or by the program that writes it.</summary>
    internal bool Has(ReadOnlySpan<byte> id, ReceivedLine line)
    {
        foreach (var known in _ids)
        {
            if (id.SequenceEqual(known))
            {
                return true;
            }
        }

        var software = line.Raw(TraceField.Software);
        foreach (var known in _software)
        {
            if (!software.IsEmpty && software.IndexOf(known) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
