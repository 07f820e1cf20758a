using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Rows of a table that are collected in memory, to be written as a row group.</summary>
internal abstract class ReportTable
{
    /// <summary>The columns, as readers of the file see them.</summary>
    internal abstract ParquetSchema Schema { get; }

    /// <summary>About the bytes of memory that it takes.</summary>
    internal long Size { get; private protected set; }

    /// <summary>Whether there are enough rows for a row group.</summary>
    internal abstract bool IsFull { get; }

    /// <summary>A table without rows.</summary>
    /// <param name="rows">What a row is.</param>
    /// <param name="run">The id of the run, which each row has.</param>
    internal static ReportTable Create(ReportRows rows, string run) => rows switch
    {
        ReportRows.Hops => new HopTable(run),
        ReportRows.Findings => new FindingTable(run),
        _ => new MessageTable(run),
    };

    /// <summary>Adds the rows of a report.</summary>
    internal abstract void Add(Report report);

    /// <summary>Writes the rows as a row group, if there are any, and forgets them.</summary>
    internal abstract void MoveTo(ParquetWriter writer);

    /// <inheritdoc cref="IColumnPart.Clear"/>
    internal abstract void Clear();

    /// <inheritdoc cref="IColumnPart.Save"/>
    internal abstract void Save(Stream output);

    /// <inheritdoc cref="IColumnPart.Load"/>
    internal abstract void Load(Stream input);
}
