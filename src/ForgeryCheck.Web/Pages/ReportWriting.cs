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
    public void Dispose()
    {
        foreach (var (held, writer) in _outputs)
        {
            (writer as IDisposable)?.Dispose();
            held.Dispose();
        }
    }

    /// <summary>Why a format had nothing to say of a message, in plain words; null if that did not happen. May contain text from the mail.</summary>
    internal string? LeftOut { get; private set; }

    internal void Add(ReportFormat format) =>
        Add(output => ReportWriters.Create(output, new ReportOptions(format, LeftOut: (source, why) => LeftOut ??= $"{source}: {why}")));

    internal void Add(HtmlFrame frame) => Add(output => new HtmlReportWriter(output, frame));

    internal void Write(Report report)
    {
        Reports++;
        _outputs.ForEach(output => output.Writer.Write(report));
    }

    internal void Unreadable(string source, string reason) => _outputs.ForEach(output => output.Writer.Unreadable(source, reason));

    internal void Complete() => _outputs.ForEach(output => output.Writer.Complete());

    private void Add(Func<Stream, IReportWriter> create)
    {
        var held = new HeldOutput();
        _outputs.Add((held, create(new HeldOutputStream(held))));
    }
}
