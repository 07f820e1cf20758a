using System.CommandLine;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen that set limits.</summary>
internal sealed class LimitOptions
{
    private const int Most = 1_000_000;

    private readonly Option<long?> _size = Options.Size("--max-size", "Maximum size of a message [default: 50M; 0: no limit]");
    private readonly Option<int?> _recipients = Options.Whole("--max-recipients", "N", "Maximum number of recipients of a message [default: 1000; 0: no limit]", 0, Most);
    private readonly Option<int?> _connections = Options.Whole("--max-connections", "N", "Maximum number of simultaneous connections [default: 1000; 0: no limit]", 0, Most);
    private readonly Option<int?> _perAddress = Options.Whole("--max-per-address", "N", "Maximum number of simultaneous connections from an IPv4 address or an IPv6 /64 [default: 50; 0: no limit]", 0, Most);
    private readonly Option<int?> _received = Options.Whole("--max-received", "N", "Maximum number of Received lines; a message with more is in a mail loop [default: 100; 0: no limit]", 0, Most);
    private readonly Option<TimeSpan?> _idle = Options.Time("--idle-timeout", "Time without input after which a connection is closed [default: 300s]");
    private readonly Option<TimeSpan?> _command = Options.Time("--command-timeout", "Time limit for one command [default: 300s]");
    private readonly Option<TimeSpan?> _session = Options.Time("--session-timeout", "Time limit for a session [default: 30m]");
    private readonly Option<int?> _rate = Options.Whole("--min-data-rate", "N", "Minimum rate of message data in bytes a second, enforced after 30 s [default: 500; 0: no limit]", 0, int.MaxValue);
    private readonly Option<long?> _spoolSize = Options.Size("--spool-max-size", "Maximum size of all messages in the spool [default: no limit]");
    private readonly Option<int?> _spoolMessages = Options.Whole("--spool-max-messages", "N", "Maximum number of messages in the spool [default: no limit]", 0, int.MaxValue);
    private readonly Option<TimeSpan?> _spoolAge = Options.Acting(
        Options.Time("--spool-max-age", "Remove analyzed messages from the spool after this time [default: never]"), "removes mail");

    /// <summary>Limits of messages, connections and sessions.</summary>
    internal IEnumerable<Option> OfSessions => [_size, _recipients, _connections, _perAddress, _received, _idle, _command, _session, _rate];

    /// <summary>Limits of the spool.</summary>
    internal IEnumerable<Option> OfSpool => [_spoolSize, _spoolMessages, _spoolAge];

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
