using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of text.</summary>
internal sealed class TextColumn<TRow>(string name, Func<TRow, string?> textOf) : TableColumn<TRow>
{
    private readonly ByteValues _values = new();
    private readonly GrowingArray<int> _definitions = new();

    /// <inheritdoc/>
    internal override Field Field => field ??= new DataField(name, typeof(string), isNullable: true);

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_values, _definitions];

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        var text = textOf(row);
        _definitions.Add(text is null ? 0 : 1);
        if (text is not null)
        {
            _values.Add(text);
        }
    }

    /// <inheritdoc/>
    internal override Task WriteAsync(ParquetRowGroupWriter group) => _values.WriteAsync(group, WrittenField.Of(name, typeof(byte[])), _definitions.Memory);
}
