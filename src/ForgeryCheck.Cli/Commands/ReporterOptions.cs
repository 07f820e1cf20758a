using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options that say who reports abuse.</summary>
internal sealed class ReporterOptions
{
    private readonly Option<string?> _name = Options.Text("--reporter", "NAME", "Who reports abuse: a name for --format abuse, arf and xarf");
    private readonly Option<string?> _address = Options.Text("--reporter-address", "ADDR", "The mail address to answer an abuse report; arf and xarf need it");

    internal void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_address);
    }

    /// <summary>The reporter for a format; null if there is none, and none is needed.</summary>
    /// <exception cref="UsageException">The address is missing or is none.</exception>
    internal Reporter? Read(ParseResult result, ReportFormat format)
    {
        var name = result.GetValue(_name);
        if (result.GetValue(_address) is { } address)
        {
            return PlainAddress.Is(address) ? new Reporter(name, address) : throw new UsageException($"--reporter-address {address}: must be a mail address, as abuse@example.org");
        }

        return format is ReportFormat.Arf or ReportFormat.Xarf ? throw new UsageException("--format arf and xarf name who reports: they need --reporter-address ADDR")
            : name is not null ? throw new UsageException("--reporter needs --reporter-address ADDR")
            : null;
    }
}
