using System.CommandLine;
using System.CommandLine.Invocation;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Help;

/// <summary>Prints the name and the version.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        StandardOutput.Write($"{ToolInfo.ProgramName} {ToolInfo.ProgramVersion}\n");
        return (int)ExitStatus.Clear;
    }
}
