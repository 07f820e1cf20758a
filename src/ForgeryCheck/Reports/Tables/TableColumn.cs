using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of a table: collects the values of the rows until they are written together, as a part of a row group.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
internal abstract class TableColumn<TRow>
{
    /// <summary>The column as readers of the file see it.</summary>
    internal abstract Field Field { get; }

    /// <summary>The bytes of memory that its values take.</summary>
    internal abstract long Size { get; }

    /// <summary>Adds the value of a row.</summary>
    internal abstract void Add(TRow row);

    /// <summary>Writes all values.</summary>
    internal abstract Task WriteAsync(ParquetRowGroupWriter group);

    /// <summary>Forgets all values.</summary>
    /// <param name="keepMemory">Whether their memory is kept for the next ones.</param>
    internal abstract void Clear(bool keepMemory);
}
