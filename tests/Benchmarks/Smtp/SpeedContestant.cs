using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>One server in one setting, with what was measured of it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Start">Starts it with an empty folder for its files.</param>
internal sealed record SpeedContestant(string Name, Func<string, ServerProcess> Start)
{
    private const int WarmUp = 2000;

    private readonly List<SourceRun> _runs = [];

    internal IReadOnlyCollection<double> Rates => [.. _runs.Select(r => r.Rate)];

    internal IReadOnlyCollection<double> RestRates => [.. _runs.Select(r => r.RestRate)];

    internal double ProcessorTime => _runs.Select(r => r.ProcessorTime).Median();

    /// <summary>The most memory it had in any run.</summary>
    internal long Peak { get; private set; }

    /// <summary>One turn: a new process and an empty folder, so that no turn pays for another.</summary>
    internal void Run(string folder, int sessions, int count, IReadOnlyList<string> message)
    {
        using var scratch = new Scratch(folder);
        using var server = Start(scratch.Folder);
        SourceRun.Send(server.Address, sessions, Math.Min(WarmUp, count), message);
        _runs.Add(SourceRun.Start(server, sessions, count, message));
        Peak = Math.Max(Peak, server.Figures.Peak);
    }
}
