using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// A table whose rows are made from <typeparamref name="TRow"/>. Columns keep their names and types; new ones come last. rules/parquet.md lists them.
/// </summary>
/// <param name="columns">Its columns, which no other table has.</param>
internal abstract class Table<TRow>(IReadOnlyList<TableColumn<TRow>> columns) : ReportTable
{
    /// <summary>Rows of a row group: readers share the work by row groups, and those of DuckDB are as large.</summary>
    private const int MostRows = 122_880;

    /// <summary>Bytes of memory that the rows of a row group take.</summary>
    private const long MostBytes = 8 << 20;

    /// <summary>About the bytes of memory that a column takes beside its values.</summary>
    private const int ColumnBytes = 1024;

    private int _rows;

    /// <inheritdoc/>
    internal sealed override ParquetSchema Schema => new([.. columns.Select(column => column.Field)]);

    /// <inheritdoc/>
    internal sealed override bool IsFull => _rows >= MostRows || Size >= MostBytes;

    /// <inheritdoc/>
    internal sealed override void Add(Report report)
    {
        foreach (var row in RowsOf(report))
        {
            foreach (var column in columns)
            {
                column.Add(row);
            }

            _rows++;
        }

        Measure();
    }

    /// <inheritdoc/>
    internal sealed override void MoveTo(ParquetWriter writer)
    {
        if (_rows == 0)
        {
            return;
        }

        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            // Complete already: see SynchronousStream.
            column.WriteAsync(group).GetAwaiter().GetResult();
            column.Clear();
        }

        group.CompleteValidate();
        _rows = 0;
        Measure();
    }

    /// <inheritdoc/>
    internal sealed override void Clear()
    {
        foreach (var column in columns)
        {
            column.Clear();
        }

        _rows = 0;
        Measure();
    }

    /// <inheritdoc/>
    internal sealed override void Save(Stream output)
    {
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in _rows)));
        foreach (var column in columns)
        {
            column.Save(output);
        }
    }

    /// <inheritdoc/>
    internal sealed override void Load(Stream input)
    {
        var rows = 0;
        input.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref rows)));
        foreach (var column in columns)
        {
            column.Load(input);
        }

        _rows += rows;
        Measure();
    }

    /// <summary>What the rows of a report are made from.</summary>
    private protected abstract IEnumerable<TRow> RowsOf(Report report);

    private void Measure()
    {
        var size = 0L;
        foreach (var column in columns)
        {
            size += ColumnBytes + column.Size;
        }

        Size = size;
    }
}
