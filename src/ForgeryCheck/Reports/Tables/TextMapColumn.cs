using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of texts by name.</summary>
internal sealed class TextMapColumn<TRow> : TableColumn<TRow>
{
    private readonly Func<TRow, IReadOnlyList<KeyValuePair<string, string>>> _valuesOf;
    private readonly DataField _writtenKey;
    private readonly DataField _writtenValue;
    private readonly ByteValues _keys = new();
    private readonly ByteValues _values = new();
    private readonly ListLevels _levels = new();

    internal TextMapColumn(string name, Func<TRow, IReadOnlyList<KeyValuePair<string, string>>> valuesOf)
    {
        _valuesOf = valuesOf;
        Field = Map(name, typeof(string), out _, out _);
        WrittenField.Within(Map(name, typeof(byte[]), out _writtenKey, out _writtenValue), _writtenKey);
    }

    /// <inheritdoc/>
    internal override Field Field { get; }

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_keys, _values, _levels];

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        var values = _valuesOf(row);
        _levels.Add(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            _keys.Add(values[i].Key);
            _values.Add(values[i].Value);
        }
    }

    /// <inheritdoc/>
    internal override async Task WriteAsync(ParquetRowGroupWriter group)
    {
        await _keys.WriteAsync(group, _writtenKey, _levels.Definitions, _levels.Repetitions).ConfigureAwait(false);
        await _values.WriteAsync(group, _writtenValue, _levels.Definitions, _levels.Repetitions).ConfigureAwait(false);
    }

    private static MapField Map(string name, Type type, out DataField key, out DataField value)
    {
        key = new DataField("key", type, isNullable: false);
        value = new DataField("value", type, isNullable: false);
        return new MapField(name, key, value);
    }
}
