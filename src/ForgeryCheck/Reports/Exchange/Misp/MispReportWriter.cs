using System.Globalization;

namespace ForgeryCheck.Reports.Exchange.Misp;

/// <summary>
/// All messages as one MISP event, each as an object "email". The event is named by its first message, so that a mailbox that grew leads to the same event;
/// what it contains is named by the event, since MISP takes no object into two. Without a message there is no event.
/// </summary>
internal sealed class MispReportWriter : IReportWriter
{
    private readonly JsonOutput _output;
    private readonly Action<string, string>? _leftOut;
    private readonly WrittenIds _written = new();
    private readonly VerdictCounts _counts = new();
    private DateTimeOffset _newest = DateTimeOffset.UnixEpoch;
    private Guid? _event;

    internal MispReportWriter(Stream output, Action<string, string>? leftOut)
    {
        _output = new JsonOutput(output, indented: true);
        _leftOut = leftOut;
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!MispMessage.HasWhatIsDemanded(report))
        {
            _leftOut?.Invoke(report.Source, "the message has no field that an object of MISP could be made of");
            return;
        }

        var uuid = NamedUuid.Of($"misp object {_event ?? NameOf(report)} {report.Sha256} {report.Source}");
        if (_written.IsFull)
        {
            _leftOut?.Invoke(report.Source, string.Create(CultureInfo.InvariantCulture, $"an event has room for {WrittenIds.Most:#,0} messages: write several"));
        }
        else if (!_written.Add(uuid))
        {
            _leftOut?.Invoke(report.Source, "the event has it already");
        }
        else
        {
            if (_event is null)
            {
                MispEvent.Begin(_output.Json, (_event = NameOf(report)).Value);
            }

            var email = new MispObject(_output.Json, uuid).Begin(MispMessage.Comment(report));
            MispMessage.Write(email, report);
            email.End();
            _counts.Add(report.Verdict);
            _newest = MessageTime.Of(report) is var time && time > _newest ? time : _newest;
            _output.PassOn();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_event is not null)
        {
            MispEvent.End(_output.Json, _counts, _newest);
        }

        _output.End(endLine: _event is not null);
    }

    private static Guid NameOf(Report first) => NamedUuid.Of($"misp event {first.Sha256} {first.Source}");
}
