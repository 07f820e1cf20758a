using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options for DNS lookups.</summary>
internal sealed class DnsOptions
{
    private const string Off = "off";
    private const string Live = "live";
    private const string Replay = "replay=";
    private const string Request = "request";

    private readonly string[] _modes;
    private readonly Option<string> _dns;
    private readonly bool _mayRecord;

    private readonly Option<string?> _record = Options.Output("--dns-record", "FILE", "Record every query and answer of a live run, for --dns replay=FILE");
    private readonly Option<string?> _resolver = Options.Acting(
        Options.Text("--resolver", "ADDR[:PORT]", "Name server to query instead of the system's"), "sends queries to another name server");
    private readonly Option<int?> _timeout = Options.Whole("--dns-timeout", "MS", "Time to wait for an answer, in milliseconds [default: 2000]", 10, 60_000);

    /// <summary>For analyze, which reads existing mail: off by default.</summary>
    internal DnsOptions()
        : this(Off, "Look up names in the DNS. Off by default: queries about a sender's names alert the sender", mayRecord: true)
    {
    }

    private DnsOptions(string mode, string description, bool mayRecord, bool mayAsk = false)
    {
        _mayRecord = mayRecord;
        _modes = mayAsk ? [Request, Off, Live, $"{Replay}FILE"] : [Off, Live, $"{Replay}FILE"];
        _dns = new ConfigurableOption<string>("--dns")
        {
            Description = description,
            HelpName = string.Join('|', _modes),
            DefaultValueFactory = _ => mode,
            Traits = new OptionTraits
            {
                Resolve = static (folder, value) => value.StartsWith(Replay, StringComparison.Ordinal) && value.Length > Replay.Length
                    ? Replay + OptionTraits.Path(folder, value[Replay.Length..])
                    : value,
                EffectOf = value => (value == Live && mode != Live) || (value == Request && mode == Off) ? "queries name servers" : null,
            },
        };
        _dns.CompletionSources.Add([.. _modes[..^1], Replay]);
    }

    /// <summary>For the listener: live by default, since a mail server queries the DNS anyway; no recording, which would grow for ever.</summary>
    internal static DnsOptions OfListener() => new(Live, "Look up names in the DNS when the mail arrives", mayRecord: false);

    /// <summary>For route, which is nothing but a lookup.</summary>
    internal static DnsOptions OfRoute() => new(Live, "Query name servers, or read recorded answers", mayRecord: true);

    /// <summary>For the web server: whoever submits mail decides, and what somebody else submits may not be looked up unasked.</summary>
    internal static DnsOptions OfWebServer() => new(
        Request, "Look up names in the DNS: only when a request asks for it, never, or unless a request says otherwise", mayRecord: false, mayAsk: true);

    /// <summary>For an assistant, which may be talked into anything by the mail that it reads: off by default.</summary>
    internal static DnsOptions OfAssistant() => new(
        Off, "Look up names in the DNS: never, only when a call asks for it, or unless a call says otherwise", mayRecord: false, mayAsk: true);

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => _mayRecord ? [_dns, _record, _resolver, _timeout] : [_dns, _resolver, _timeout];

    /// <summary>Whether names are looked up only when a request asks for it.</summary>
    internal bool IsOnRequest(ParseResult result) => result.GetValue(_dns) == Request;

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal NameOptions Read(ParseResult result, FileSettings files)
    {
        var dns = result.GetValue(_dns)!;
        if (!_modes.Contains(dns) && !dns.StartsWith(Replay, StringComparison.Ordinal))
        {
            throw new UsageException($"--dns {Options.NotAmong(dns, _modes)}");
        }

        if (dns.Length > Replay.Length && dns.StartsWith(Replay, StringComparison.Ordinal) && Options.Missing(dns[Replay.Length..], "FILE") is { } error)
        {
            throw new UsageException($"--dns {Replay}{error}");
        }

        try
        {
            return NameOptions.Parse(dns == Request ? Live : dns, _mayRecord ? Known(_record) : null, Known(_resolver), Known(_timeout));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }

        // In a file they apply whenever name servers are queried; on the command line they would have no effect otherwise.
        T? Known<T>(Option<T> option) => dns is not (Live or Request) && files.Sets(option) ? default : result.GetValue(option);
    }
}
