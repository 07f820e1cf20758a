using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of a table: collects the values of the rows until they are written together, as a part of a row group.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
internal abstract class TableColumn<TRow>
{
    /// <summary>The column as readers of the file see it.</summary>
    internal abstract Field Field { get; }

    /// <summary>The bytes of memory that it takes.</summary>
    internal long Size
    {
        get
        {
            var size = 0L;
            foreach (var part in Parts)
            {
                size += part.Size;
            }

            return size;
        }
    }

    /// <summary>What it has collected.</summary>
    private protected abstract IColumnPart[] Parts { get; }

    /// <summary>Adds the value of a row.</summary>
    internal abstract void Add(TRow row);

    /// <summary>Writes all values.</summary>
    internal abstract Task WriteAsync(ParquetRowGroupWriter group);

    /// <inheritdoc cref="IColumnPart.Clear"/>
    internal void Clear() => Array.ForEach(Parts, part => part.Clear());

    /// <inheritdoc cref="IColumnPart.Save"/>
    internal void Save(Stream output) => Array.ForEach(Parts, part => part.Save(output));

    /// <inheritdoc cref="IColumnPart.Load"/>
    internal void Load(Stream input) => Array.ForEach(Parts, part => part.Load(input));
}
