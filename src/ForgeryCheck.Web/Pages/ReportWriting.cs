using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Pages;

/// <summary>Reports in one or several formats at once, held until they are complete.</summary>
internal sealed class ReportWriting : IDisposable
{
    private readonly List<(HeldOutput Held, IReportWriter Writer)> _outputs = [];

    /// <summary>The number of reports so far.</summary>
    internal int Reports { get; private set; }

    /// <summary>What was written in a format, in the order in which formats were added.</summary>
    internal HeldOutput this[int index] => _outputs[index].Held;

    /// <inheritdoc/>
    public void Dispose() => _outputs.ForEach(output => output.Held.Dispose());

    internal void Add(ReportFormat format)
    {
        var held = new HeldOutput();
        _outputs.Add((held, ReportWriters.Create(held.Stream, new ReportOptions(format))));
    }

    internal void Add(HtmlFrame frame)
    {
        var held = new HeldOutput();
        _outputs.Add((held, new HtmlReportWriter(held.Stream, frame)));
    }

    internal void Write(Report report)
    {
        Reports++;
        foreach (var (held, writer) in _outputs)
        {
            writer.Write(report);
            held.Settle();
        }
    }

    internal void Unreadable(string source) => _outputs.ForEach(output => output.Writer.Unreadable(source));

    internal void Complete()
    {
        foreach (var (held, writer) in _outputs)
        {
            writer.Complete();
            held.Settle();
        }
    }
}
