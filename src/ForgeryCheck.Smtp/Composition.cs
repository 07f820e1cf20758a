using ForgeryCheck.Smtp.Acceptance;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Dialogue;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Verbs;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp;

/// <summary>Wires up everything that serves sessions; each part is handed only what it needs.</summary>
internal sealed class Composition
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(5);

    /// <summary>Wires up the parts.</summary>
    /// <param name="options">The listener's options.</param>
    /// <param name="policy">Which peers are trusted, and which recipients are accepted.</param>
    /// <param name="store">Where messages are stored.</param>
    /// <param name="analyzer">Analyzes messages; null if analysis is off.</param>
    /// <param name="certificate">The certificate; null without TLS.</param>
    /// <param name="nextHop">The next hop; null if mail is not forwarded.</param>
    /// <param name="telemetry">Log and metrics.</param>
    /// <param name="patience">How long MAIL waits while the analysis queue is full; null for the default.</param>
    /// <param name="watcher">Looks on; null if nobody does.</param>
    internal Composition(
        ListenerOptions options, AccessPolicy policy, IMessageStore store, MessageAnalyzer? analyzer, TlsCertificate? certificate, INextHop? nextHop, Telemetry telemetry,
        TimeSpan? patience = null, IMessageWatcher? watcher = null)
    {
        var ids = new IdGenerator();
        // With --keep none a forwarded message still has to sit somewhere until the next hop has it.
        var spill = store.Spill ?? (options.Forward is null ? null : new SpillFolder(Path.GetTempPath()));
        var receptions = new ReceptionFactory(ids, options.Limits.MessageBytes, spill, analyzer is null ? null : new BuilderPool(options.Reading));
        var hasAuth = options.Auth != AuthMode.Off;
        var authenticator = new Authenticator(options.Auth, options.RecordPasswords, telemetry);
        var extensions = OfferedExtensions.All(options.Limits.MessageBytes, hasAuth);
        var hasTls = certificate is not null;
        List<Verb> verbs =
        [
            new EhloVerb(options.Lmtp, options.Helo, hasTls, hasAuth),
            new MailVerb(extensions, store, analyzer, patience ?? UsualPatience, telemetry.Metrics),
            new RcptVerb(extensions, policy.Recipients, telemetry.Metrics),
            new DataVerb(receptions),
            new BdatVerb(receptions),
            new RsetVerb(),
            new NoopVerb(),
            new VrfyVerb(),
            new ExpnVerb(),
            new HelpVerb(),
            new QuitVerb(),
            new StartTlsVerb(hasTls),
            new XclientVerb(),
            new XforwardVerb(),
        ];
        if (!options.Lmtp)
        {
            verbs.Add(new HeloVerb(options.Helo));
        }

        if (hasAuth)
        {
            verbs.Add(new AuthVerb(authenticator));
        }

        var acceptance = new MessageAcceptance(options, store, analyzer, telemetry, watcher);
        Sessions = new SessionFactory(options, ids, policy.XclientPeers, options.Analysis.Names, nextHop, recordsDialogue: watcher is not null);
        Loops = new SessionLoopFactory(new VerbTable(verbs), authenticator, acceptance, policy.ProxyPeers, certificate, telemetry);
    }

    /// <summary>Creates the state of each session.</summary>
    internal SessionFactory Sessions { get; }

    /// <summary>Creates the loop that runs each session.</summary>
    internal SessionLoopFactory Loops { get; }
}
