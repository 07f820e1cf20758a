using System.CommandLine;
using System.Globalization;
using System.Net;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class ListenOptions
{
    private readonly Option<string[]> _bind = Options.Texts("--bind", "ADDR:PORT", "Where to listen; may be repeated [default: 127.0.0.1:2525, or nowhere with --tls-bind]");
    private readonly Option<string[]> _tlsBind = Options.Texts("--tls-bind", "ADDR:PORT", "Where clients speak TLS from the first byte, as on port 465; may be repeated; needs --tls-cert");
    private readonly Option<string?> _hostName = Options.Text("--hostname", "NAME", "The name in the greeting and in our Received line [default: this host's]");
    private readonly Option<bool> _lmtp = Options.Flag("--lmtp", "Speak LMTP instead of SMTP");
    private readonly Option<string?> _spool = Options.Output("--spool", "DIR", "Where messages are kept [default: spool]");
    private readonly Choice<KeepMode> _keep = new("--keep", "How messages are kept; with --forward none by default");
    private readonly Option<string> _sync = Options.Choice("--sync", "Whether messages are on the disk before the client hears 250", "always", "never");
    private readonly Choice<AnalyzeMode> _analyze = new("--analyze", "When messages are analyzed; inline where --on-forged tags or rejects, or --authserv-id is given");
    private readonly Choice<ForgedAction> _onForged = new("--on-forged", "What becomes of a message that looks forged");
    private readonly Option<string?> _authservId = Options.Text("--authserv-id", "NAME", "Write Authentication-Results in this name");
    private readonly Option<string?> _report = Options.Output("--report", "FILE", "Append reports: NDJSON, or CSV where FILE ends in .csv");
    private readonly Choice<ReportRows> _rows = new("--rows", "What a CSV row is");
    private readonly Option<string?> _forward = Options.Acting("--forward", "HOST:PORT", "Pass each message on to this host; lmtp:HOST:PORT by LMTP", "sends mail to another host");
    private readonly Option<string?> _certificate = Options.Input("--tls-cert", "FILE", "Certificate in PEM, for --tls-bind; elsewhere STARTTLS is offered");
    private readonly Option<string?> _key = Options.Input("--tls-key", "FILE", "Its private key, where that is not in the same file");
    private readonly Option<string[]> _trustProxy = Options.Texts("--trust-proxy", "CIDR", "Who may speak PROXY; may be repeated");
    private readonly Option<string[]> _trustXclient = Options.Texts("--trust-xclient", "CIDR", "Who may speak XCLIENT and XFORWARD; may be repeated");
    private readonly Choice<HeloPolicy> _helo = new("--helo", "Which HELO names are taken: names and address literals, or anything, recorded as it came");
    private readonly Choice<AuthMode> _auth = new("--auth", "Offer AUTH PLAIN LOGIN, also without TLS, and accept any user and password, or refuse all; users are recorded");
    private readonly Option<bool> _recordPasswords = Options.Flag("--auth-passwords", "Record passwords too: spool and reports then hold secrets, in clear");
    private readonly Option<string[]> _accept = Options.Texts(
        "--accept", "RECIPIENT", "Take mail for this domain, .suffix, address or pattern alone, as *-trap@example.org or info@*; may be repeated");
    private readonly Option<string[]> _refuse = Options.Texts("--refuse", "RECIPIENT", "Take no mail for these, whatever --drop and --accept say; may be repeated");
    private readonly Option<string[]> _drop = Options.Texts(
        "--drop", "RECIPIENT", "Answer mail for these as if it were taken, and drop it, whatever --accept says; may be repeated");
    private readonly Option<string> _bareNewlines = Options.Choice(
        "--bare-newlines", "What becomes of data with a lone CR or LF, which never ends it; with --forward reject by default", "keep", "reject");
    private readonly LimitOptions _limits = new();
    private readonly Option<string?> _metrics = Options.Text("--metrics", "ADDR:PORT", "Serve metrics as Prometheus text, on loopback");
    private readonly DnsOptions _dns = DnsOptions.OfListener();
    private readonly Option<string[]> _trust = Options.Texts("--trust", "HOST", "A mail host of mine: a name (and all hosts below it), .suffix, address or CIDR; may be repeated");
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Input("--sites", "FILE", "Declared sites, in the form of rules/sites.json");
    private readonly Option<string?> _profiles = Options.Input("--profiles", "FILE", "Profiles that learn wrote: hold hosts and authors against them");
    private readonly Option<string?> _rules = Options.Input("--rules", "DIR", "A folder of rule files of my own, laid over those built in");
    private readonly Option<int?> _queue = Options.Whole("--queue", "N", "Messages that may wait for the analysis [default: 10000]", 1, 1_000_000);
    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", "Messages analyzed at once [default: number of cores]", 1, 1024, "-j");
    private readonly Option<string?> _log = Options.Output("--log", "FILE", "Append the log to a file; - for standard error, which is the default");
    private readonly Choice<LogLevel> _logLevel = new(
        "--log-level", "The least that is logged; on a terminal warning by default, since the status line tells the rest",
        LogLevel.Info, LogLevel.Debug, LogLevel.Warning, LogLevel.Error);
    private readonly Option<string> _color = Options.Color("Colours in lines of messages; NO_COLOR is obeyed");
    private readonly Option<bool> _noProgress = Options.Flag("--no-progress", "Show no status line; it is shown only on a terminal");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "No line a message, no status line; log warnings and errors", "-q");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", "Log every command and reply", "-v");

    internal void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[
            _bind, _tlsBind, _hostName, _lmtp, _spool, _keep, _sync, _analyze, _onForged, _authservId, _report, _rows, _forward, _certificate, _key,
            _trustProxy, _trustXclient, _helo, _auth, _recordPasswords, _accept, _refuse, _drop, _bareNewlines])
        {
            command.Add(option);
        }

        _limits.AddTo(command);
        command.Add(_metrics);
        _dns.AddTo(command);
        foreach (var option in (ReadOnlySpan<Option>)[
            _trust, _gateway, _sites, _profiles, _rules, _queue, _jobs, _log, _logLevel, _color, _noProgress, _quiet, _verbose])
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal ListenSettings Read(ParseResult result, FileSettings files)
    {
        var quiet = result.GetValue(_quiet);
        var logFile = result.GetValue(_log) is { } path and not "-" ? path : null;
        return new ListenSettings
        {
            Listener = ReadListener(result, files, quiet),
            Names = _dns.Read(result, files),
            LogFile = logFile,
            LogLevel = ReadLogLevel(result, quiet, onTerminal: !IsGiven(result, _log) && Terminal.CanRedraw),
            ShowMessages = !quiet,
            Color = Terminal.Color(result.GetValue(_color) ?? "auto", !Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
            ShowStatus = !quiet && !result.GetValue(_noProgress) && Terminal.CanRedraw,
        };
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private ListenerOptions ReadListener(ParseResult result, FileSettings files, bool quiet)
    {
        var defaults = new ListenerOptions();
        var forward = result.GetValue(_forward) is { } hop ? Parsed("--forward", hop, NextHopAddress.Parse) : null;
        var onForged = _onForged.Read(result);
        var analyze = ReadAnalyze(result, onForged);
        CheckFiles(result, files, analyze);
        return defaults with
        {
            Bind = result.GetValue(_bind) is { Length: > 0 } binds ? [.. binds.Select(b => EndPoint("--bind", b))] : IsGiven(result, _tlsBind) ? [] : defaults.Bind,
            TlsBind = [.. result.GetRequiredValue(_tlsBind).Select(b => EndPoint("--tls-bind", b))],
            HostName = result.GetValue(_hostName) ?? defaults.HostName,
            Lmtp = result.GetValue(_lmtp),
            Spool = result.GetValue(_spool) ?? defaults.Spool,
            Keep = IsGiven(result, _keep) || forward is null ? _keep.Read(result) : KeepMode.None,
            Sync = result.GetValue(_sync) != "never",
            SpoolLimits = _limits.ReadSpool(result),
            Analyze = analyze,
            QueueLength = result.GetValue(_queue) ?? defaults.QueueLength,
            Jobs = result.GetValue(_jobs) ?? defaults.Jobs,
            OnForged = onForged,
            AuthservId = result.GetValue(_authservId),
            ReportFile = result.GetValue(_report),
            ReportRows = _rows.Read(result),
            Forward = forward,
            TlsCertificate = result.GetValue(_certificate),
            TlsKey = result.GetValue(_key),
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
            Metrics = result.GetValue(_metrics) is { } metrics ? Loopback("--metrics", metrics) : null,
            Analysis = new AnalyzerOptions
            {
                Trust = result.GetValue(_trust) ?? [],
                Gateways = result.GetValue(_gateway) ?? [],
                SitesFile = result.GetValue(_sites),
                ProfilesFile = result.GetValue(_profiles),
                RulesFolder = result.GetValue(_rules),
                Suppressions = files.TakeSuppressions(quiet),
            },
        };
    }

    private AnalyzeMode ReadAnalyze(ParseResult result, ForgedAction onForged)
    {
        var authservId = result.GetValue(_authservId) is not null;
        if (onForged == ForgedAction.Accept && !authservId)
        {
            return _analyze.Read(result);
        }

        return IsGiven(result, _analyze) && _analyze.Read(result) != AnalyzeMode.Inline
            ? throw new UsageException(
                $"{(onForged == ForgedAction.Accept ? "--authserv-id" : $"--on-forged {result.GetValue(_onForged)}")} needs the verdict before the reply: it does not go with --analyze {result.GetValue(_analyze)}")
            : AnalyzeMode.Inline;
    }

    private void CheckFiles(ParseResult result, FileSettings files, AnalyzeMode analyze)
    {
        var report = result.GetValue(_report);
        if (report is not null && analyze == AnalyzeMode.Off)
        {
            throw new UsageException("--report does not go with --analyze off: nothing would be reported");
        }

        if (IsGiven(result, _rows) && !files.Sets(_rows) && report?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new UsageException("--rows says what a row of a table is: it needs --report FILE.csv");
        }

        if (result.GetValue(_certificate) is null && (result.GetValue(_key) is not null || IsGiven(result, _tlsBind)))
        {
            throw new UsageException($"{(IsGiven(result, _tlsBind) ? "--tls-bind" : "--tls-key")} needs --tls-cert");
        }

        if (result.GetValue(_recordPasswords) && _auth.Read(result) == AuthMode.Off)
        {
            throw new UsageException("--auth-passwords needs --auth accept or --auth refuse");
        }
    }

    private LogLevel ReadLogLevel(ParseResult result, bool quiet, bool onTerminal)
    {
        if (IsGiven(result, _logLevel))
        {
            return _logLevel.Read(result);
        }

        return quiet ? LogLevel.Warning : result.GetValue(_verbose) ? LogLevel.Debug : onTerminal ? LogLevel.Warning : LogLevel.Info;
    }

    private static IPEndPoint Loopback(string name, string text) => EndPoint(name, text) is var address && IPAddress.IsLoopback(address.Address)
        ? address
        : throw new UsageException($"{name} {text}: metrics are served on loopback only, as 127.0.0.1:9925 or [::1]:9925");

    // IPEndPoint accepts an address without a port, and "1" as an address: neither is what the user meant.
    private static IPEndPoint EndPoint(string name, string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        var isV6 = host is ['[', .., ']'];
        return Trace.HostAddress.TryParse(isV6 ? host[1..^1] : host, out var strict) && strict.IsV6 == isV6
            && IPAddress.TryParse(isV6 ? host[1..^1] : host, out var address)
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : throw new UsageException($"{name} {text}: expected ADDR:PORT, as 192.0.2.1:25, 0.0.0.0:2525 or [::1]:2525");
    }

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
