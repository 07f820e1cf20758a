using System.Text;
using System.Text.Json;
using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Rules.Products;

namespace ForgeryCheck.Rules.Companions;

/// <summary>The fields that go with lines (rules/companions.json).</summary>
internal sealed class CompanionTable
{
    internal const string FileName = "companions.json";

    private const int LongestName = 64;

    // A bit each in MessageCompanions.
    private const int MostRows = 64;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _exactBySpan;
    private readonly (string Start, int Row)[] _starts;
    private readonly Companion[] _rows;

    // A bit for each letter that a field of the table begins with: most fields of a message need not be looked up.
    private uint _letters;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is wrong; the message says what and where in one line.</exception>
    internal CompanionTable(byte[] json, Organisations organisations, string name = FileName)
    {
        using var document = JsonTable.Open(json, name);
        JsonTable.KnownKeys(document.RootElement, name, "companions");
        var rows = new List<Companion>();
        var starts = new List<(string, int)>();
        foreach (var row in JsonTable.List(document.RootElement, "companions", name))
        {
            foreach (var field in JsonTable.Strings(row, "fields", name))
            {
                Add(field.ToLowerInvariant(), rows.Count, starts, name);
            }

            rows.Add(Read(row, organisations, name));
        }

        _rows = rows.Count <= MostRows ? [.. rows] : throw new FormatException($"{name}: at most {MostRows} rows can be held");
        _starts = [.. starts];
        _exactBySpan = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All rows.</summary>
    internal ReadOnlySpan<Companion> Rows => _rows;

    /// <summary>For each row the topmost of its fields from a place in the header on; null where there is none.</summary>
    internal HeaderField?[] Find(HeaderBlock header, int from)
    {
        var found = new HeaderField?[_rows.Length];
        Span<char> name = stackalloc char[LongestName];
        for (var i = from; i < header.Fields.Length; i++)
        {
            var field = header.Fields[i];
            if (field.NameLength is 0 or > LongestName || !MayBegin(header.Name(field)[0])
                || Ascii.ToLower(header.Name(field), name, out var length) != System.Buffers.OperationStatus.Done)
            {
                continue;
            }

            var row = RowOf(name[..length]);
            if (row >= 0 && found[row] is null && _rows[row].Holds(header.Value(field).Span))
            {
                found[row] = field;
            }
        }

        return found;
    }

    private bool MayBegin(byte first) => (_letters >> (first & 31) & 1) != 0;

    private int RowOf(ReadOnlySpan<char> name)
    {
        if (_exactBySpan.TryGetValue(name, out var row))
        {
            return row;
        }

        foreach (var (start, at) in _starts)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return at;
            }
        }

        return -1;
    }

    private void Add(string field, int row, List<(string, int)> starts, string name)
    {
        _letters |= 1u << (field[0] & 31);
        if (field.EndsWith('*'))
        {
            starts.Add((field[..^1], row));
        }
        else if (!_exact.TryAdd(field, row))
        {
            throw new FormatException($"{name}: the field \"{field}\" stands in two rows");
        }
    }

    private static Companion Read(JsonElement row, Organisations organisations, string name)
    {
        JsonTable.KnownKeys(row, name, "name", "fields", "holds", "domain", "product", "always");
        var who = JsonTable.Text(row, "name", name);
        var isProgram = row.TryGetProperty("product", out _);
        var where = $"{name}, {who}";
        return new Companion(
            who,
            isProgram ? null : Organisation(JsonTable.Text(row, "domain", where), organisations, where),
            isProgram ? JsonTable.Text(row, "product", where) : null,
            row.TryGetProperty("holds", out _) ? Encoding.UTF8.GetBytes(JsonTable.Text(row, "holds", where)) : null,
            row.TryGetProperty("always", out _) ? TableDate.Read(row, "always", where) : null);
    }

    private static string Organisation(string domain, Organisations organisations, string where) =>
        organisations.Of(domain) ?? throw new FormatException($"{where}: \"{domain}\" is no registered domain");
}
