using System.CommandLine;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class CommandWithExamples(string name, string description, string examples) : Command(name, description)
{
    internal string Examples => examples;

    /// <summary>Sets the command's action.</summary>
    internal void Runs(Func<ParseResult, ExitStatus> run) => SetAction(result => (int)run(result));
}
