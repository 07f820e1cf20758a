using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options for DNS lookups.</summary>
internal sealed class DnsOptions
{
    private const string Live = "live";
    private const string Replay = "replay=";

    private readonly Option<string> _dns;
    private readonly bool _mayRecord;

    private readonly Option<string?> _record = Options.Output("--dns-record", "FILE", "Keep every question and answer of a live run, for replay=FILE");
    private readonly Option<string?> _resolver = Options.Acting("--resolver", "ADDR[:PORT]", "The name server to ask, instead of the system's", "decides who learns what is looked up");
    private readonly Option<int?> _timeout = Options.Whole("--dns-timeout", "MS", "How long to wait for an answer, in milliseconds [default: 2000]", 10, 60_000);

    /// <summary>For analyze, which reads existing mail: off by default.</summary>
    internal DnsOptions()
        : this("off", "Look names up. Off by default: asking about a stranger's names tells the stranger", mayRecord: true)
    {
    }

    private DnsOptions(string mode, string description, bool mayRecord)
    {
        _mayRecord = mayRecord;
        _dns = new ConfigurableOption<string>("--dns")
        {
            Description = description,
            HelpName = "off|live|replay=FILE",
            DefaultValueFactory = _ => mode,
            Traits = new OptionTraits
            {
                Resolve = static (folder, value) => value.StartsWith(Replay, StringComparison.Ordinal) && value.Length > Replay.Length
                    ? Replay + OptionTraits.Path(folder, value[Replay.Length..])
                    : value,
                EffectOf = value => value == Live && mode != Live ? "asks name servers" : null,
            },
        };
        _dns.CompletionSources.Add("off", Live, Replay);
    }

    /// <summary>For the listener: live by default, since a mail server queries the DNS anyway; no recording, which would grow for ever.</summary>
    internal static DnsOptions OfListener() => new(Live, "Look names up while the mail is new", mayRecord: false);

    /// <summary>For route, which is nothing but a lookup.</summary>
    internal static DnsOptions OfRoute() => new(Live, "Ask a name server, or read what was recorded", mayRecord: true);

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
    internal NameOptions Read(ParseResult result, FileSettings files)
    {
        var mode = result.GetValue(_dns);
        try
        {
            return NameOptions.Parse(mode, _mayRecord ? Known(_record) : null, Known(_resolver), Known(_timeout));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }

        // In a file they apply whenever name servers are asked; on the command line they would have no effect otherwise.
        T? Known<T>(Option<T> option) => mode != Live && files.Sets(option) ? default : result.GetValue(option);
    }
}
