using System.CommandLine;
using System.Net;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class ListenOptions
{
    private readonly Option<string[]> _bind = Options.Texts("--bind", "ADDR:PORT", "Address and port to listen on; repeatable [default: 127.0.0.1:2525, none with --tls-bind]");
    private readonly Option<string[]> _tlsBind = Options.Texts("--tls-bind", "ADDR:PORT", "Address and port on which connections start with TLS, such as port 465; repeatable; needs --tls-cert");
    private readonly Option<string?> _hostName = Options.Text("--hostname", "NAME", "Host name in the greeting and in the Received line added [default: that of this host]");
    private readonly Option<bool> _lmtp = Options.Flag("--lmtp", "Speak LMTP instead of SMTP");
    private readonly Option<string?> _certificate = Options.AsPath(
        Options.Text("--tls-cert", "FILE", "Certificate chain in PEM form, for --tls-bind and for STARTTLS, which is offered elsewhere"));
    private readonly Option<string?> _key = Options.AsPath(Options.Text("--tls-key", "FILE", "Private key of the certificate, unless it is in the same file"));
    private readonly Option<string[]> _trustProxy = Options.Texts("--trust-proxy", "CIDR", "Accept the PROXY protocol from these addresses; repeatable");
    private readonly Option<string[]> _trustXclient = Options.Texts("--trust-xclient", "CIDR", "Accept XCLIENT and XFORWARD from these addresses; repeatable");

    private readonly Choice<HeloPolicy> _helo = new("--helo", "HELO names to accept: only host names and address literals, or any, which are recorded as received");
    private readonly Choice<AuthMode> _auth = new("--auth", "Offer AUTH PLAIN and LOGIN, even without TLS, and accept or refuse every login; user names are recorded");
    private readonly Option<bool> _recordPasswords = Options.Acting(
        Options.Flag("--auth-passwords", "Record passwords as well: the spool and reports then contain secrets in the clear"), "records passwords");
    private readonly Option<string[]> _accept = Options.Texts(
        "--accept", "RECIPIENT", "Accept mail only for this domain, .suffix, address or pattern, such as *-trap@example.org or info@*; repeatable");
    private readonly Option<string[]> _refuse = Options.Texts("--refuse", "RECIPIENT", "Refuse mail for these recipients; takes precedence over --drop and --accept; repeatable");
    private readonly Option<string[]> _drop = Options.Acting(
        Options.Texts("--drop", "RECIPIENT", "Reply 250 to mail for these recipients, and discard it; takes precedence over --accept; repeatable"), "discards mail");
    private readonly Choice<ForgedAction> _onForged = new("--on-forged", "What to do with a forged message: accept it, tag it with X-ForgeryCheck, or reject it");
    private readonly Option<string> _bareNewlines = Options.Choice(
        "--bare-newlines", "Keep or reject messages with a bare CR or LF, neither of which ends the data; reject is the default with --forward", "keep", "reject");
    private readonly Option<string?> _authservId = Options.AuthservId("Add an Authentication-Results field with this authserv-id, and remove those that claim it; it contains iprev and our verdict, never SPF, DKIM or DMARC");
    private readonly Option<string?> _forward = Options.Acting(
        Options.Text("--forward", "HOST:PORT", "Forward each message to this host; lmtp:HOST:PORT does so by LMTP"), "sends mail to another host");

    private readonly Option<string?> _spool = Options.Output("--spool", "DIR", "Folder for messages [default: spool]");
    private readonly Choice<KeepMode> _keep = Options.Acting(new Choice<KeepMode>("--keep", "How messages are stored; none is the default with --forward"), "discards mail", "none");
    private readonly Option<string> _sync = Options.Acting(
        Options.Choice("--sync", "Whether a message is synced to disk before the reply 250", "always", "never"), "may lose mail", "never");
    private readonly LimitOptions _limits = new();

    private readonly Choice<AnalyzeMode> _analyze = new("--analyze", "When messages are analyzed; always inline if --on-forged is tag or reject, or with --authserv-id");
    private readonly Option<int?> _queue = Options.Whole("--queue", "N", "Maximum number of messages that wait for analysis [default: 10000]", 1, 1_000_000);
    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", "Number of messages to analyze in parallel [default: number of cores]", 1, 1024, "-j");
    private readonly TrustOptions _trust = new();
    private readonly DnsOptions _dns = DnsOptions.OfListener();

    private readonly ServerOutputOptions _output = new("Log every reply");

    private readonly LiveWindowOptions _live = new();
    private readonly PublishOptions _publish = new("; it is stored nowhere else then");

    internal void AddTo(DocumentedCommand command)
    {
        command.AddGroup("Connection options", [_bind, _tlsBind, _hostName, _lmtp, _certificate, _key, _trustProxy, _trustXclient]);
        command.AddGroup("Policy options", _helo, _auth, _recordPasswords, _accept, _refuse, _drop, _onForged, _bareNewlines, _authservId, _forward);
        command.AddGroup("Spool options", [_spool, _keep, _sync, .. _limits.OfSpool]);
        command.AddGroup("Stream options", _publish.All);
        command.AddGroup("Limits", _limits.OfSessions);
        command.AddGroup("Analysis options", _analyze, _queue, _jobs, _trust.Rules);
        command.AddGroup("Trust options", _trust.All);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Output options", _output.All);
        command.AddGroup("Web options", _live.All);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal ListenSettings Read(ParseResult result, FileSettings files)
    {
        var listener = ReadListener(result, files);
        return new ListenSettings
        {
            Listener = listener,
            Publish = _publish.Read(result, files),
            Web = _live.Read(result, files, listener),
            Names = _dns.Read(result, files),
            Console = _output.ReadConsole(result),
        };
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private ListenerOptions ReadListener(ParseResult result, FileSettings files)
    {
        var defaults = new ListenerOptions();
        var forward = result.GetValue(_forward) is { } hop ? Parsed("--forward", hop, NextHopAddress.Parse) : null;
        var onForged = _onForged.Read(result);
        var analyze = ReadAnalyze(result, onForged);
        CheckPairs(result, files);
        return defaults with
        {
            Bind = result.GetValue(_bind) is { Length: > 0 } binds ? [.. binds.Select(b => EndPoint("--bind", b))] : IsGiven(result, _tlsBind) ? [] : defaults.Bind,
            TlsBind = [.. result.GetRequiredValue(_tlsBind).Select(b => EndPoint("--tls-bind", b))],
            HostName = result.GetValue(_hostName) ?? defaults.HostName,
            Lmtp = result.GetValue(_lmtp),
            Spool = result.GetValue(_spool) ?? defaults.Spool,
            Keep = ReadKeep(result, files, forward is not null),
            Sync = result.GetValue(_sync) != "never",
            SpoolLimits = _limits.ReadSpool(result),
            Analyze = analyze,
            QueueLength = result.GetValue(_queue) ?? defaults.QueueLength,
            Jobs = result.GetValue(_jobs) ?? defaults.Jobs,
            OnForged = onForged,
            AuthservId = result.GetValue(_authservId),
            ReportFile = _output.ReadReport(result, files, analyzes: analyze != AnalyzeMode.Off, isPublished: _publish.IsGiven(result)),
            ReportRows = _output.ReadRows(result),
            Forward = forward,
            TlsCertificate = result.GetValue(_certificate),
            TlsKey = result.GetValue(_certificate) is null ? null : result.GetValue(_key),
            TrustProxy = result.GetValue(_trustProxy) ?? [],
            TrustXclient = result.GetValue(_trustXclient) ?? [],
            Helo = _helo.Read(result),
            Auth = _auth.Read(result),
            RecordPasswords = result.GetValue(_recordPasswords),
            Accept = result.GetValue(_accept) ?? [],
            Refuse = result.GetValue(_refuse) ?? [],
            Drop = result.GetValue(_drop) ?? [],
            RejectBareNewlines = IsGiven(result, _bareNewlines) ? result.GetValue(_bareNewlines) == "reject" : forward is not null,
            Limits = _limits.Read(result),
            Metrics = _output.ReadMetrics(result),
            Analysis = _trust.Read(result, files.TakeSuppressions(_output.IsQuiet(result))),
        };
    }

    private KeepMode ReadKeep(ParseResult result, FileSettings files, bool isForwarded)
    {
        if (_publish.IsGiven(result))
        {
            return IsGiven(result, _keep) && !files.Sets(_keep) && _keep.Read(result) != KeepMode.None
                ? throw new UsageException("--publish stores messages on a stream: it cannot be used with --keep maildir or --keep mbox")
                : KeepMode.None;
        }

        return IsGiven(result, _keep) || !isForwarded ? _keep.Read(result) : KeepMode.None;
    }

    private AnalyzeMode ReadAnalyze(ParseResult result, ForgedAction onForged)
    {
        var authservId = result.GetValue(_authservId) is not null;
        if (onForged == ForgedAction.Accept && !authservId)
        {
            // What is published is analyzed by workers.
            return !IsGiven(result, _analyze) && _publish.IsGiven(result) ? AnalyzeMode.Off : _analyze.Read(result);
        }

        return IsGiven(result, _analyze) && _analyze.Read(result) != AnalyzeMode.Inline
            ? throw new UsageException(
                $"{(onForged == ForgedAction.Accept ? "--authserv-id" : $"--on-forged {result.GetValue(_onForged)}")} needs the verdict before the reply: it cannot be used with --analyze {result.GetValue(_analyze)}")
            : AnalyzeMode.Inline;
    }

    private void CheckPairs(ParseResult result, FileSettings files)
    {
        if (result.GetValue(_certificate) is null && ((result.GetValue(_key) is not null && !files.Sets(_key)) || IsGiven(result, _tlsBind)))
        {
            throw new UsageException($"{(IsGiven(result, _tlsBind) ? "--tls-bind" : "--tls-key")} needs --tls-cert");
        }

        if (result.GetValue(_recordPasswords) && _auth.Read(result) == AuthMode.Off && !files.Sets(_recordPasswords))
        {
            throw new UsageException("--auth-passwords needs --auth accept or --auth refuse");
        }
    }

    private static IPEndPoint EndPoint(string name, string text) => Addresses.Parse(name, text, "192.0.2.1:25, 0.0.0.0:2525 or [::1]:2525");

    private static T Parsed<T>(string name, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{name} {e.Message}", e);
        }
    }
}
