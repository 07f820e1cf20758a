using System.CommandLine;
using ForgeryCheck.Names;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options that say how names are looked up.</summary>
internal sealed class DnsOptions
{
    private readonly Option<string> _dns = new("--dns")
    {
        Description = "Look names up. Off by default: asking about a stranger's names tells the stranger",
        HelpName = "off|live|replay=FILE",
        DefaultValueFactory = _ => "off",
    };

    private readonly Option<string?> _record = OptionOf.Text("--dns-record", "FILE", "Keep every question and answer of a live run, for replay=FILE");
    private readonly Option<string?> _resolver = OptionOf.Text("--resolver", "ADDR[:PORT]", "The name server to ask, instead of the system's");
    private readonly Option<int?> _timeout = OptionOf.Whole("--dns-timeout", "MS", "How long to wait for an answer, in milliseconds", 10, 60_000);

    internal DnsOptions() => _dns.CompletionSources.Add("off", "live", "replay=");

    internal void AddTo(Command command)
    {
        command.Add(_dns);
        command.Add(_record);
        command.Add(_resolver);
        command.Add(_timeout);
    }

    /// <exception cref="UsageException">A value is not understood, or does not go with the others.</exception>
    internal NameOptions Read(ParseResult result)
    {
        try
        {
            return NameOptions.Parse(result.GetValue(_dns), result.GetValue(_record), result.GetValue(_resolver), result.GetValue(_timeout));
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
