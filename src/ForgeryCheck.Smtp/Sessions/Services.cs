using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Trust;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>What all sessions share.</summary>
internal sealed class Services
{
    /// <summary>What is asked of the listener.</summary>
    internal required ListenerOptions Options { get; init; }

    /// <summary>Which extensions EHLO offers, as far as parameters depend on them.</summary>
    internal required Offers Offers { get; init; }

    /// <summary>Who may send PROXY headers.</summary>
    internal required TrustedPeers TrustProxy { get; init; }

    /// <summary>Who may send XCLIENT and XFORWARD.</summary>
    internal required TrustedPeers TrustXclient { get; init; }

    /// <summary>Which recipients mail is taken for.</summary>
    internal required RecipientPolicy Recipients { get; init; }

    /// <summary>The certificate; null where there is no TLS.</summary>
    internal TlsCertificate? Tls { get; init; }

    /// <summary>Where messages are kept.</summary>
    internal required IMessageStore Store { get; init; }

    /// <summary>Where content goes that is too large for memory; null where nobody asks for it again.</summary>
    internal required SpillFolder? Spill { get; init; }

    /// <summary>Analyzes messages; null where none is analyzed.</summary>
    internal MessageAnalyzer? MessageAnalyzer { get; init; }

    /// <summary>How long MAIL waits for a busy analyzer before it is refused: cheaper for both sides than another try in some minutes.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where messages are passed on to; null for nowhere.</summary>
    internal INextHop? NextHop { get; init; }

    /// <summary>Finds the names of clients.</summary>
    internal required INameService Names { get; init; }

    /// <summary>What result fields are written.</summary>
    internal ResultFieldOptions? Marks { get; init; }

    /// <summary>Makes ids.</summary>
    internal MessageIds Ids { get; } = new();

    /// <summary>Builders of messages.</summary>
    internal BuilderPool Builders { get; } = new();

    /// <summary>Counts.</summary>
    internal required ListenerMetrics Metrics { get; init; }

    /// <summary>The log.</summary>
    internal required IListenerLog Log { get; init; }

    /// <summary>What EHLO offers by what is asked of the listener.</summary>
    internal static Offers OffersOf(ListenerOptions options) => new()
    {
        Size = true,
        MessageBytes = options.Limits.MessageBytes,
        EightBitMime = true,
        Utf8 = true,
        Dsn = true,
    };
}
