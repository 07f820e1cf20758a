using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Trust;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A listener without a network: what sessions share, with a store in memory.</summary>
internal sealed class TestBed
{
    private static readonly ListenerOptions Plain = new() { HostName = "mx.example.net", Analyze = AnalyzeMode.Off };

    private readonly Lazy<Services> _services;

    internal TestBed(Func<ListenerOptions, ListenerOptions>? change = null)
    {
        Options = change is null ? Plain : change(Plain);
        _services = new Lazy<Services>(Make);
    }

    internal ListenerOptions Options { get; }

    internal MemoryStore Store { get; init; } = new();

    internal MessageAnalyzer? MessageAnalyzer { get; init; }

    internal INextHop? NextHop { get; init; }

    internal TlsCertificate? Tls { get; init; }

    internal bool IsStressed { get; init; }

    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    internal Services Services => _services.Value;

    private Services Make() => new()
    {
        Options = Options,
        Offers = Services.OffersOf(Options),
        TrustProxy = new TrustedPeers(Options.TrustProxy),
        TrustXclient = new TrustedPeers(Options.TrustXclient),
        Recipients = new RecipientPolicy(Options.Accept, Options.Refuse),
        Tls = Tls,
        Store = Store,
        Spill = Store.Spill,
        MessageAnalyzer = MessageAnalyzer,
        Patience = Patience,
        NextHop = NextHop,
        Names = NamesOff.Instance,
        Marks = Options.OnForged == ForgedAction.Accept && Options.AuthservId is null ? null : MarkOptionsOf(Options),
        Metrics = new ListenerMetrics(),
        Log = new SilentLog(),
    };

    private static ResultFieldOptions MarkOptionsOf(ListenerOptions options) => new(options.AuthservId, options.OnForged != ForgedAction.Accept);
}
