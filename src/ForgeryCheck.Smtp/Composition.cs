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

namespace ForgeryCheck.Smtp;

/// <summary>Puts together what serves sessions; each part is given what it needs, and knows nothing of the rest.</summary>
internal sealed class Composition
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(5);

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What is asked of the listener.</param>
    /// <param name="policy">Who is believed, and whom mail is accepted for.</param>
    /// <param name="store">Where messages are kept.</param>
    /// <param name="analyzer">Analyzes messages; null where none is analyzed.</param>
    /// <param name="certificate">The certificate; null where there is no TLS.</param>
    /// <param name="nextHop">Where messages are passed on to; null for nowhere.</param>
    /// <param name="telemetry">Log and counts.</param>
    /// <param name="patience">How long MAIL waits for a full queue of the analyzer; null for the usual.</param>
    internal Composition(
        ListenerOptions options, AccessPolicy policy, IMessageStore store, MessageAnalyzer? analyzer, TlsCertificate? certificate, INextHop? nextHop, Telemetry telemetry,
        TimeSpan? patience = null)
    {
        var ids = new IdGenerator();
        // What is passed on and not kept has to lie somewhere meanwhile.
        var spill = store.Spill ?? (options.Forward is null ? null : new SpillFolder(Path.GetTempPath()));
        var receptions = new ReceptionFactory(ids, options.Limits.MessageBytes, spill, analyzer is null ? null : new BuilderPool());
        var extensions = OfferedExtensions.All(options.Limits.MessageBytes);
        var hasTls = certificate is not null;
        List<Verb> verbs =
        [
            new EhloVerb(options.Lmtp, hasTls),
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
            verbs.Add(new HeloVerb());
        }

        var acceptance = new MessageAcceptance(options, store, analyzer, telemetry);
        Sessions = new SessionFactory(options, ids, policy.XclientPeers, options.Analysis.Names, nextHop);
        Loops = new SessionLoopFactory(new VerbTable(verbs), acceptance, policy.ProxyPeers, certificate, telemetry);
    }

    /// <summary>Makes the state of each session.</summary>
    internal SessionFactory Sessions { get; }

    /// <summary>Makes what runs each session.</summary>
    internal SessionLoopFactory Loops { get; }
}
