using System.CommandLine;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen that set limits.</summary>
internal sealed class LimitOptions
{
    private const int Most = 1_000_000;

    private readonly Option<long?> _size = Options.Size("--max-size", "Bytes of one message [default: 50M]");
    private readonly Option<int?> _recipients = Options.Whole("--max-recipients", "N", "Recipients of one message [default: 1000]", 0, Most);
    private readonly Option<int?> _connections = Options.Whole("--max-connections", "N", "Connections at once [default: 1000]", 0, Most);
    private readonly Option<int?> _perAddress = Options.Whole("--max-per-address", "N", "Connections at once from an address, or a /64 of IPv6 [default: 50]", 0, Most);
    private readonly Option<int?> _received = Options.Whole("--max-received", "N", "Received lines of a message; more are a loop [default: 100]", 0, Most);
    private readonly Option<TimeSpan?> _idle = Options.Time("--idle-timeout", "How long a client may be silent [default: 300s]");
    private readonly Option<TimeSpan?> _command = Options.Time("--command-timeout", "How long one whole command may take [default: 300s]");
    private readonly Option<TimeSpan?> _session = Options.Time("--session-timeout", "How long a session may last [default: 30m]");
    private readonly Option<int?> _rate = Options.Whole("--min-data-rate", "N", "Bytes of data a second, after 30 s [default: 500]", 0, int.MaxValue);
    private readonly Option<long?> _spoolSize = Options.Size("--spool-max-size", "Bytes of all messages kept [default: no limit]");
    private readonly Option<int?> _spoolMessages = Options.Whole("--spool-max-messages", "N", "Messages kept [default: no limit]", 0, int.MaxValue);
    private readonly Option<TimeSpan?> _spoolAge = Options.Time("--spool-max-age", "Remove messages that are older and analyzed [default: never]");

    internal void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[
            _size, _recipients, _connections, _perAddress, _received, _idle, _command, _session, _rate, _spoolSize, _spoolMessages, _spoolAge])
        {
            command.Add(option);
        }
    }

    internal ListenerLimits Read(ParseResult result)
    {
        var limits = new ListenerLimits();
        return limits with
        {
            MessageBytes = result.GetValue(_size) ?? limits.MessageBytes,
            Recipients = result.GetValue(_recipients) ?? limits.Recipients,
            Connections = result.GetValue(_connections) ?? limits.Connections,
            PerAddress = result.GetValue(_perAddress) ?? limits.PerAddress,
            ReceivedLines = result.GetValue(_received) ?? limits.ReceivedLines,
            Idle = result.GetValue(_idle) ?? limits.Idle,
            Command = result.GetValue(_command) ?? limits.Command,
            Session = result.GetValue(_session) ?? limits.Session,
            DataRate = result.GetValue(_rate) ?? limits.DataRate,
        };
    }

    internal SpoolLimits ReadSpool(ParseResult result) => new()
    {
        Bytes = result.GetValue(_spoolSize) ?? 0,
        Messages = result.GetValue(_spoolMessages) ?? 0,
        Age = result.GetValue(_spoolAge) ?? TimeSpan.Zero,
    };
}
