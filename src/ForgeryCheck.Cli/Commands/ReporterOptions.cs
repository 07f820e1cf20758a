using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options that say who reports abuse.</summary>
internal sealed class ReporterOptions
{
    private readonly Option<string?> _name = Options.Text("--reporter", "NAME", "Name of the reporter in abuse, arf and xarf reports");
    private readonly Option<string?> _address = Options.Text("--reporter-address", "ADDR", "E-mail address for replies to an abuse report; required for arf and xarf");

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => [_name, _address];

    /// <summary>The reporter for a format; null if there is none, and none is needed.</summary>
    /// <exception cref="UsageException">The address is missing or is none.</exception>
    internal Reporter? Read(ParseResult result, ReportFormat format)
    {
        var name = result.GetValue(_name);
        if (result.GetValue(_address) is { } address)
        {
            return PlainAddress.Is(address) ? new Reporter(name, address) : throw new UsageException($"--reporter-address {address}: must be an e-mail address, such as abuse@example.org");
        }

        return format is ReportFormat.Arf or ReportFormat.Xarf ? throw new UsageException("--format arf and xarf need --reporter-address ADDR, for replies")
            : name is not null ? throw new UsageException("--reporter needs --reporter-address ADDR")
            : null;
    }
}
