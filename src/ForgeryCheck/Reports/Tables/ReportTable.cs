namespace ForgeryCheck.Reports.Tables;

/// <summary>A table in a file: collects rows, and writes them as a row group when there are many.</summary>
internal abstract class ReportTable
{
    /// <summary>The most bytes of rows that it has held since it last gave back its memory, and so about what it takes now.</summary>
    internal long Held { get; private protected set; }

    /// <summary>Begins a table.</summary>
    /// <param name="output">The file, which is left open.</param>
    /// <param name="rows">What a row is.</param>
    internal static ReportTable Create(Stream output, ReportRows rows) => rows switch
    {
        ReportRows.Hops => new HopTable(output),
        ReportRows.Findings => new FindingTable(output),
        _ => new MessageTable(output),
    };

    /// <summary>Adds the rows of a report.</summary>
    internal abstract void Add(Report report);

    /// <summary>Writes the rows that it holds as a row group, and gives back their memory.</summary>
    internal abstract void GiveBack();

    /// <summary>Writes what follows the last row.</summary>
    internal abstract void Complete();
}
