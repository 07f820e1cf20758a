using System.CommandLine;
using ForgeryCheck.Cli.Help;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>An option of a command as configuration files see it. All of it derives from the option's definition.</summary>
internal sealed class SettableOption(Option option)
{
    /// <summary>The definition.</summary>
    internal Option Option => option;

    /// <summary>Its key in a file: the name without dashes.</summary>
    internal string Key { get; } = option.Name.TrimStart('-');

    /// <summary>Whether it is true or false.</summary>
    internal bool IsFlag => option.ValueType == typeof(bool);

    /// <summary>Whether it may have several values.</summary>
    internal bool IsRepeatable => option.Arity.MaximumNumberOfValues > 1;

    /// <summary>Its traits.</summary>
    internal OptionTraits Traits { get; } = TraitsOf(option);

    /// <summary>What help says that it is without a value; null if nothing.</summary>
    internal string? Default => IsFlag ? "false"
        : option.HasDefaultValue && option.GetDefaultValue() is string value ? value
        : SaidIn(option.Description ?? "");

    /// <summary>The options of a command that a file may set, in the order of its help.</summary>
    internal static IEnumerable<SettableOption> Of(Command command) =>
        command.Options.Where(one => !TraitsOf(one).IsOfOneRun).Select(one => new SettableOption(one));

    /// <summary>The commands for which a file may have a section: those with such options.</summary>
    internal static IEnumerable<Command> Sections(Command root) =>
        root.Subcommands.OfType<DocumentedCommand>().Select(one => one.Define()).Where(HasSection);

    /// <summary>The command of a section; null if there is none. The options of other commands are not needed.</summary>
    internal static Command? Section(Command root, string name) =>
        root.Subcommands.OfType<DocumentedCommand>().FirstOrDefault(one => one.Name == name)?.Define() is { } command && HasSection(command) ? command : null;

    /// <summary>Whether a file may have a section for a command.</summary>
    internal static bool HasSection(Command command) => command.Options.Any(one => !TraitsOf(one).IsOfOneRun);

    private static OptionTraits TraitsOf(Option option) => (option as IConfigurable)?.Traits ?? OptionTraits.None;

    // A default that is no value of the parser's stands in the description.
    private static string? SaidIn(string description)
    {
        const string Mark = "[default: ";
        var start = description.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var end = description.LastIndexOf(']');
        return start >= Mark.Length && end > start ? description[start..end] : null;
    }
}
