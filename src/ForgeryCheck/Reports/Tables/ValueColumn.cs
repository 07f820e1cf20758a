using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of numbers, or of what is written as numbers.</summary>
/// <param name="column">The column as readers of the file see it.</param>
/// <param name="written">The same with the type of the values.</param>
/// <param name="valueOf">The value of a row.</param>
internal sealed class ValueColumn<TRow, T>(DataField column, DataField written, Func<TRow, T?> valueOf) : TableColumn<TRow>
    where T : unmanaged
{
    private readonly GrowingArray<T> _values = new();
    private readonly GrowingArray<int> _definitions = new();

    /// <inheritdoc/>
    internal override Field Field => column;

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_values, _definitions];

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        if (valueOf(row) is { } value)
        {
            _values.Add(value);
            _definitions.Add(1);
        }
        else
        {
            _definitions.Add(0);
        }
    }

    /// <inheritdoc/>
    internal override Task WriteAsync(ParquetRowGroupWriter group) => group.WriteAllPartsAsync(written, _values.Memory, _definitions.Memory, null, default);
}
