using System.Globalization;
using ForgeryCheck.Reports.Abuse;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>
/// All messages as one STIX 2.1 bundle: each as an email-message and a file, with what was observed of it, a note that says why, and an indicator where
/// the mail is forged or suspicious.
/// </summary>
internal sealed class StixReportWriter : IReportWriter
{
    private readonly JsonOutput _output;
    private readonly Action<string, string>? _leftOut;
    private readonly StixBundle _bundle;

    internal StixReportWriter(Stream output, Action<string, string>? leftOut, int most = WrittenIds.Most)
    {
        _output = new JsonOutput(output, indented: true);
        _leftOut = leftOut;
        _bundle = new StixBundle(_output.Json, new WrittenIds(most));
        _output.Json.WriteStartObject();
        _output.Json.WriteString("type", "bundle");
        _output.Json.WriteStartArray("objects");
        StixStatements.Identity(_bundle);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (_bundle.Has(StixObservables.FileId(report)))
        {
            _leftOut?.Invoke(report.Source, "the bundle has it already: an earlier message is the same, byte for byte");
        }
        else if (_bundle.IsFull)
        {
            _leftOut?.Invoke(report.Source, string.Create(CultureInfo.InvariantCulture, $"a bundle has room for {WrittenIds.Most:#,0} objects: write several"));
        }
        else
        {
            WriteMessage(report);
            _output.PassOn();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _output.Json.WriteEndArray();
        // Last, since it follows from the objects.
        _output.Json.WriteString("id", _bundle.Id.ToString());
        _output.Json.WriteEndObject();
        _output.End();
    }

    private void WriteMessage(Report report)
    {
        List<StixId> message = [StixObservables.File(_bundle, report), StixMessage.Write(_bundle, report)];
        var recorded = new List<StixId>(message);
        var claimed = new List<StixId>();
        if (report.HandOver?.Address is { } address)
        {
            recorded.Add(StixObservables.Address(_bundle, address));
        }

        if (PlainHost.Of(report.HandOver?.ReverseName) is { } reverse)
        {
            recorded.Add(StixObservables.Domain(_bundle, reverse));
        }

        if (PlainHost.Of(report.Author.Of) is { } author)
        {
            (report.Author.State == AnswerState.Confirmed ? recorded : claimed).Add(StixObservables.Domain(_bundle, author));
        }

        claimed.AddRange(ClaimedHosts.Names(report).Select(host => StixObservables.Domain(_bundle, host.Name)));
        claimed.AddRange(ClaimedHosts.Addresses(report).Select(host => StixObservables.Address(_bundle, host.Address)));
        var basis = StixStatements.ObservedData(_bundle, report, "recorded", [.. recorded.Distinct()]);
        if (claimed.Except(recorded).ToList() is { Count: > 0 } others)
        {
            StixStatements.ObservedData(_bundle, report, "claimed", others);
        }

        // A host that many senders share is nothing to look for: whoever blocks it blocks them all.
        if (ExchangeText.IsAccused(report) && Incident.Of(report, out _) is { HandOver.Shared: null } incident)
        {
            StixStatements.Indicator(_bundle, incident, basis);
        }

        StixStatements.Note(_bundle, report, message);
    }
}
