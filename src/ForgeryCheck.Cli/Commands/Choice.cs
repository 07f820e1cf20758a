using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>An option whose value is the word for an enum member; the first is the default.</summary>
internal sealed class Choice<T> : ConfigurableOption<string>
    where T : struct, Enum
{
    /// <summary>Creates an option with all words, in the order of the enum.</summary>
    internal Choice(string name, string description)
        : this(name, description, Enum.GetValues<T>())
    {
    }

    internal Choice(string name, string description, params IEnumerable<T> members)
        : base(name) => Options.Limit(this, description, [.. members.Select(KebabCase.Words<T>().Of)]);

    internal T Read(ParseResult result) => KebabCase.Words<T>().Find(result.GetRequiredValue(this))!.Value;
}
