using System.Diagnostics;
using System.Globalization;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>Says how far a run is: "45 %, 12 s left; 8,432 messages, 1,203/s; 3 forged, 10 suspicious".</summary>
/// <param name="meter">What was read.</param>
internal sealed class RunProgress(InputMeter meter)
{
    // Earlier, the time left is a guess that frightens people.
    private const double SecondsToGuess = 2;

    private readonly Stopwatch _run = Stopwatch.StartNew();
    private volatile Phase? _phase;

    /// <summary>Starts a part of the run.</summary>
    /// <param name="name">What the part does: "pass 1 of 2"; empty if there is only one.</param>
    /// <param name="messages">The number of messages that are done with.</param>
    /// <param name="results">What was found in them; empty for nothing.</param>
    internal void Begin(string name, Func<int> messages, Func<string> results) => _phase = new Phase(name, messages, results, Stopwatch.StartNew());

    public override string ToString()
    {
        if (_phase is not { } phase)
        {
            return "";
        }

        var messages = phase.Messages();
        var rate = messages / Math.Max(0.001, phase.Clock.Elapsed.TotalSeconds);
        var count = string.Create(CultureInfo.InvariantCulture, $"{messages:N0} {(messages == 1 ? "message" : "messages")}, {rate:N0}/s");
        return string.Join("; ", ((string[])[phase.Name, Left(), count, phase.Results()]).Where(part => part.Length > 0));
    }

    private string Left()
    {
        if (meter.Share is not { } share)
        {
            return "";
        }

        var percent = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * share):0} %");
        var seconds = _run.Elapsed.TotalSeconds;
        return seconds < SecondsToGuess || share == 0 ? percent : $"{percent}, {Time(seconds / share * (1 - share))} left";
    }

    private static string Time(double seconds) => seconds switch
    {
        < 60 => FormattableString.Invariant($"{Math.Ceiling(seconds):0} s"),
        < 3600 => FormattableString.Invariant($"{Math.Ceiling(seconds / 60):0} min"),
        _ => FormattableString.Invariant($"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min"),
    };

    private sealed record Phase(string Name, Func<int> Messages, Func<string> Results, Stopwatch Clock);
}
