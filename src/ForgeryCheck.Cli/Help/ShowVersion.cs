using System.CommandLine;
using System.CommandLine.Invocation;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Prints the name and the version.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine($"{ToolInfo.ProgramName} {ToolInfo.ProgramVersion}");
        return (int)ExitStatus.Clear;
    }
}
