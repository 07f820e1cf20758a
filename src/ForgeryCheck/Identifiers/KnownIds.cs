using System.Text;
using ForgeryCheck.RuleData;
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
        using var document = JsonTable.Open(json, name);
        JsonTable.KnownKeys(document.RootElement, name, "constants");
        var ids = new List<byte[]>();
        var software = new List<byte[]>();
        foreach (var row in JsonTable.List(document.RootElement, "constants", name))
        {
            JsonTable.KnownKeys(row, name, "id", "software", "why");
            var isId = row.TryGetProperty("id", out _);
            (isId ? ids : software).Add(Encoding.UTF8.GetBytes(JsonTable.Text(row, isId ? "id" : "software", name)));
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
