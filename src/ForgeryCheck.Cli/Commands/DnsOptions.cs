using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options for DNS lookups.</summary>
internal sealed class DnsOptions
{
    private readonly Option<string> _dns;
    private readonly bool _mayRecord;

    private readonly Option<string?> _record = Options.Text("--dns-record", "FILE", "Keep every question and answer of a live run, for replay=FILE");
    private readonly Option<string?> _resolver = Options.Text("--resolver", "ADDR[:PORT]", "The name server to ask, instead of the system's");
    private readonly Option<int?> _timeout = Options.Whole("--dns-timeout", "MS", "How long to wait for an answer, in milliseconds", 10, 60_000);

    /// <summary>For analyze, which reads existing mail: off by default.</summary>
    internal DnsOptions()
        : this("off", "Look names up. Off by default: asking about a stranger's names tells the stranger", mayRecord: true)
    {
    }

    private DnsOptions(string mode, string description, bool mayRecord)
    {
        _mayRecord = mayRecord;
        _dns = new("--dns") { Description = description, HelpName = "off|live|replay=FILE", DefaultValueFactory = _ => mode };
        _dns.CompletionSources.Add("off", "live", "replay=");
    }

    /// <summary>For the listener: live by default, since a mail server queries the DNS anyway; no recording, which would grow for ever.</summary>
    internal static DnsOptions OfListener() => new("live", "Look names up while the mail is new", mayRecord: false);

    /// <summary>For route, which is nothing but a lookup.</summary>
    internal static DnsOptions OfRoute() => new("live", "Ask a name server, or read what was recorded", mayRecord: true);

    internal void AddTo(Command command)
    {
        command.Add(_dns);
        if (_mayRecord)
        {
            command.Add(_record);
        }

        command.Add(_resolver);
        command.Add(_timeout);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal NameOptions Read(ParseResult result)
    {
        try
        {
            return NameOptions.Parse(result.GetValue(_dns), _mayRecord ? result.GetValue(_record) : null, result.GetValue(_resolver), result.GetValue(_timeout));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
