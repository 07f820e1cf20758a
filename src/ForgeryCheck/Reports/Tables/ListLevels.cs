namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Which values belong to which row of a column of lists: the definition and repetition levels of the Parquet format. A list is optional there and has
/// required elements; it is never missing here, but may be empty.
/// </summary>
internal sealed class ListLevels : IColumnPart
{
    private const int Empty = 1;
    private const int Element = 2;

    private readonly GrowingArray<int> _definitions = new();
    private readonly GrowingArray<int> _repetitions = new();

    internal ReadOnlyMemory<int> Definitions => _definitions.Memory;

    internal ReadOnlyMemory<int> Repetitions => _repetitions.Memory;

    /// <inheritdoc/>
    public long Size => _definitions.Size + _repetitions.Size;

    /// <summary>Adds a list.</summary>
    /// <param name="count">The number of its elements.</param>
    internal void Add(int count)
    {
        _definitions.Add(count == 0 ? Empty : Element);
        _repetitions.Add(0);
        for (var i = 1; i < count; i++)
        {
            _definitions.Add(Element);
            _repetitions.Add(1);
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _definitions.Clear();
        _repetitions.Clear();
    }

    /// <inheritdoc/>
    public void Save(Stream output)
    {
        _definitions.Save(output);
        _repetitions.Save(output);
    }

    /// <inheritdoc/>
    public void Load(Stream input)
    {
        _definitions.Load(input);
        _repetitions.Load(input);
    }
}
