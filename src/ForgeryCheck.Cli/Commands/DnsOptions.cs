using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options for DNS lookups.</summary>
internal sealed class DnsOptions
{
    private const string Replay = "replay=";
    private static readonly string[] Modes = ["off", "live", $"{Replay}FILE"];

    private readonly Option<string> _dns;
    private readonly bool _mayRecord;

    private readonly Option<string?> _record = Options.Text("--dns-record", "FILE", "Record every query and answer of a live run, for --dns replay=FILE");
    private readonly Option<string?> _resolver = Options.Text("--resolver", "ADDR[:PORT]", "Name server to query instead of the system's");
    private readonly Option<int?> _timeout = Options.Whole("--dns-timeout", "MS", "Time to wait for an answer, in milliseconds [default: 2000]", 10, 60_000);

    /// <summary>For analyze, which reads existing mail: off by default.</summary>
    internal DnsOptions()
        : this("off", "Look up names in the DNS. Off by default: queries about a sender's names alert the sender", mayRecord: true)
    {
    }

    private DnsOptions(string mode, string description, bool mayRecord)
    {
        _mayRecord = mayRecord;
        _dns = new("--dns") { Description = description, HelpName = string.Join('|', Modes), DefaultValueFactory = _ => mode };
        _dns.CompletionSources.Add("off", "live", Replay);
    }

    /// <summary>For the listener: live by default, since a mail server queries the DNS anyway; no recording, which would grow for ever.</summary>
    internal static DnsOptions OfListener() => new("live", "Look up names in the DNS when the mail arrives", mayRecord: false);

    /// <summary>For route, which is nothing but a lookup.</summary>
    internal static DnsOptions OfRoute() => new("live", "Query name servers, or read recorded answers", mayRecord: true);

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => _mayRecord ? [_dns, _record, _resolver, _timeout] : [_dns, _resolver, _timeout];

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal NameOptions Read(ParseResult result)
    {
        var dns = result.GetValue(_dns)!;
        if (dns is not ("off" or "live") && !dns.StartsWith(Replay, StringComparison.Ordinal))
        {
            throw new UsageException($"--dns {Options.NotAmong(dns, Modes)}");
        }

        if (dns.Length > Replay.Length && dns.StartsWith(Replay, StringComparison.Ordinal) && Options.Missing(dns[Replay.Length..], "FILE") is { } error)
        {
            throw new UsageException($"--dns {Replay}{error}");
        }

        try
        {
            return NameOptions.Parse(dns, _mayRecord ? result.GetValue(_record) : null, result.GetValue(_resolver), result.GetValue(_timeout));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
