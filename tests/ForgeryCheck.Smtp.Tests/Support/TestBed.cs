using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A listener without a network: what serves sessions, with a store in memory.</summary>
internal sealed class TestBed
{
    private static readonly ListenerOptions Plain = new() { HostName = "mx.example.net", Analyze = AnalyzeMode.Off };

    private readonly Lazy<Composition> _composition;

    internal TestBed(Func<ListenerOptions, ListenerOptions>? change = null)
    {
        Options = change is null ? Plain : change(Plain);
        _composition = new Lazy<Composition>(
            () => new(Options, AccessPolicy.Read(Options), Store, Analyzer, Tls, NextHop, new Telemetry(new SilentLog(), new ListenerMetrics()), Patience, Watcher));
    }

    /// <summary>A listener with all that an operator of spam traps turns on.</summary>
    internal static TestBed Trap() => new(o => o with
    {
        Auth = AuthMode.Accept,
        Helo = HeloPolicy.Any,
        Accept = ["*@example.net", "b@*", "c@*", "*@anything.example"],
        Refuse = ["refused-*@example.net"],
        Drop = ["dropped-*@*"],
    });

    internal ListenerOptions Options { get; }

    internal MemoryStore Store { get; init; } = new();

    internal MessageAnalyzer? Analyzer { get; init; }

    internal INextHop? NextHop { get; init; }

    internal IMessageWatcher? Watcher { get; init; }

    internal TlsCertificate? Tls { get; init; }

    internal bool IsStressed { get; init; }

    internal TimeSpan? Patience { get; init; }

    internal Composition Composition => _composition.Value;
}
