using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of lists of whole numbers.</summary>
internal sealed class NumberListColumn<TRow> : TableColumn<TRow>
{
    private readonly Func<TRow, IReadOnlyList<int>> _numbersOf;
    private readonly DataField _element = new(ListField.ElementName, typeof(int), isNullable: false);
    private readonly GrowingArray<int> _values = new();
    private readonly ListLevels _levels = new();

    internal NumberListColumn(string name, Func<TRow, IReadOnlyList<int>> numbersOf)
    {
        _numbersOf = numbersOf;
        Field = new ListField(name, _element);
    }

    /// <inheritdoc/>
    internal override Field Field { get; }

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_values, _levels];

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        var numbers = _numbersOf(row);
        _levels.Add(numbers.Count);
        for (var i = 0; i < numbers.Count; i++)
        {
            _values.Add(numbers[i]);
        }
    }

    /// <inheritdoc/>
    internal override Task WriteAsync(ParquetRowGroupWriter group) => group.WriteAllPartsAsync(_element, _values.Memory, _levels.Definitions, _levels.Repetitions, default);
}
