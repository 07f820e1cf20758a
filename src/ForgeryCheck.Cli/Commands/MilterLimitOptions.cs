using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Milter.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of milter that set limits.</summary>
internal sealed class MilterLimitOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly Option<long?> _size = Options.Size("--max-size", "Size after which no more of a message's body is analyzed; signatures are then not verified [default: 50M; 0: no limit]");
    private readonly Option<int?> _connections = Options.Whole("--max-connections", "N", "Maximum number of simultaneous connections [default: 1000; 0: no limit]", 0, 1_000_000);
    private readonly Option<TimeSpan?> _idle = Options.Time("--idle-timeout", "Time without input after which a connection is closed [default: 2h]");
    private readonly Option<TimeSpan?> _analysis = Options.Time("--analysis-timeout", "Time limit for the analysis of a message and its way to a stream; it should be shorter than that of the mail server [default: 30s]");

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => [_size, _connections, _idle, _analysis];

    /// <exception cref="UsageException">A value is invalid.</exception>
    internal MilterLimits Read(ParseResult result)
    {
        var limits = new MilterLimits();
        return limits with
        {
            MessageBytes = result.GetValue(_size) ?? limits.MessageBytes,
            Connections = result.GetValue(_connections) ?? limits.Connections,
            Idle = result.GetValue(_idle) ?? limits.Idle,
            Analysis = result.GetValue(_analysis) switch
            {
                null => limits.Analysis,
                { } time when time > TimeSpan.Zero && time <= Longest => time,
                _ => throw new UsageException($"{_analysis.Name}: must be more than 0, and at most 24h"),
            },
        };
    }
}
