using System.CommandLine;
using System.CommandLine.Invocation;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Prints the name and the version.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine($"{Product.Name} {Product.Version}");
        return ExitStatus.Clear;
    }
}
