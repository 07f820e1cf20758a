using System.Text;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Hosts;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts.Companions;

/// <summary>The fields that go with lines (rules/companions.json).</summary>
internal sealed class CompanionTable
{
    internal const string FileName = "companions.json";

    private const int LongestName = 64;
    private const int ShortestStart = 3;

    // One bit each in MessageCompanions.
    private const int MostRows = 64;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _exactBySpan;

    // Prefixes by their third letter: nearly all begin with "X-".
    private readonly (byte[] Start, int Row)[][] _starts;
    private readonly Companion[] _rows;

    // For each length, a bit for each last letter of a field in the table: hardly any other field has to be looked up.
    private readonly uint[] _lastLetters = new uint[LongestName + 1];

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal CompanionTable(byte[] json, Organisations organisations, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("companions");
        var rows = new List<Companion>();
        var starts = new List<(byte[], int)>();
        foreach (var row in table.Root.Rows("companions"))
        {
            foreach (var field in row.Texts("fields"))
            {
                Add(field.ToLowerInvariant(), rows.Count, starts, name);
            }

            rows.Add(Read(row, organisations));
        }

        _rows = rows.Count <= MostRows ? [.. rows] : throw new FormatException($"{name}: at most {MostRows} rows are allowed");
        _starts = [.. Enumerable.Range(0, 32).Select(letter => starts.Where(start => (start.Item1[2] & 31) == letter).ToArray())];
        _exactBySpan = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All rows.</summary>
    internal ReadOnlySpan<Companion> Rows => _rows;

    /// <summary>For each row, the index plus 1 of the topmost of its fields from a given index on; 0 if there is none.</summary>
    internal int[] Find(HeaderBlock header, int from)
    {
        var found = new int[_rows.Length];
        var bytes = header.Bytes.Span;
        var fields = header.Fields.AsSpan();
        for (var i = from; i < fields.Length; i++)
        {
            ref readonly var field = ref fields[i];
            var row = field.NameLength is 0 or > LongestName ? -1 : RowOf(bytes.Slice(field.Start, field.NameLength));
            if (row >= 0 && found[row] == 0 && _rows[row].Holds(header.Value(field).Span))
            {
                found[row] = i + 1;
            }
        }

        return found;
    }

    private int RowOf(ReadOnlySpan<byte> name)
    {
        if ((_lastLetters[name.Length] >> (name[^1] & 31) & 1) != 0)
        {
            Span<char> lower = stackalloc char[LongestName];
            if (Ascii.ToLower(name, lower, out var length) == System.Buffers.OperationStatus.Done && _exactBySpan.TryGetValue(lower[..length], out var row))
            {
                return row;
            }
        }

        if (name.Length < ShortestStart)
        {
            return -1;
        }

        foreach (var (start, at) in _starts[name[2] & 31])
        {
            if (name.Length >= start.Length && Ascii.EqualsIgnoreCase(name[..start.Length], start))
            {
                return at;
            }
        }

        return -1;
    }

    private void Add(string field, int row, List<(byte[], int)> starts, string name)
    {
        if (field.EndsWith('*'))
        {
            starts.Add(field.Length > ShortestStart ? (Encoding.UTF8.GetBytes(field[..^1]), row) : throw new FormatException($"{name}: \"{field}\" matches too many fields"));
        }
        else if (field.Length is 0 or > LongestName)
        {
            throw new FormatException($"{name}: the field \"{field}\" is empty or longer than {LongestName} letters");
        }
        else if (!_exact.TryAdd(field, row))
        {
            throw new FormatException($"{name}: the field \"{field}\" is in two rows");
        }
        else
        {
            _lastLetters[field.Length] |= 1u << (field[^1] & 31);
        }
    }

    private static Companion Read(JsonMembers row, Organisations organisations)
    {
        row.KnownKeys("name", "fields", "holds", "domain", "product", "always");
        var name = row.FilledText("name");
        row = row.At($"{row.Place}, {name}");
        var isProgram = row.Has("product");
        // A program that its maker also runs as a service has both.
        return new Companion(
            name,
            isProgram && !row.Has("domain") ? null : Organisation(row, organisations),
            isProgram ? row.FilledText("product") : null,
            row.Has("holds") ? Encoding.UTF8.GetBytes(row.FilledText("holds")) : null,
            row.Has("always") ? TableDate.Read(row, "always") : null);
    }

    private static string Organisation(JsonMembers row, Organisations organisations)
    {
        var domain = row.FilledText("domain");
        return organisations.Of(domain) ?? throw row.Wrong(domain, "is not a registered domain");
    }
}
