using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of lists of texts.</summary>
internal sealed class TextListColumn<TRow> : TableColumn<TRow>
{
    private readonly Func<TRow, IReadOnlyList<string>> _textsOf;
    private readonly DataField _written;
    private readonly ByteValues _values = new();
    private readonly ListLevels _levels = new();

    internal TextListColumn(string name, Func<TRow, IReadOnlyList<string>> textsOf)
    {
        _textsOf = textsOf;
        Field = new ListField(name, new DataField(ListField.ElementName, typeof(string), isNullable: false));
        var bytes = new DataField(ListField.ElementName, typeof(byte[]), isNullable: false);
        _written = WrittenField.Within(new ListField(name, bytes), bytes);
    }

    /// <inheritdoc/>
    internal override Field Field { get; }

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_values, _levels];

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        var texts = _textsOf(row);
        _levels.Add(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            _values.Add(texts[i]);
        }
    }

    /// <inheritdoc/>
    internal override Task WriteAsync(ParquetRowGroupWriter group) => _values.WriteAsync(group, _written, _levels.Definitions, _levels.Repetitions);
}
