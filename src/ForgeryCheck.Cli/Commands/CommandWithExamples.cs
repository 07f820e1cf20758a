using System.CommandLine;

namespace ForgeryCheck.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class CommandWithExamples(string name, string description, string examples) : Command(name, description)
{
    internal string Examples => examples;
}
