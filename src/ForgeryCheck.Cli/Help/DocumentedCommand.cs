using System.CommandLine;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Help;

/// <summary>A command with all that help, manual pages and completions say about it. Its arguments and options are added only once they are needed.</summary>
/// <param name="name">What users type.</param>
/// <param name="summary">What it does, in one line.</param>
/// <param name="define">Adds the arguments, options and texts.</param>
internal sealed class DocumentedCommand(string name, string summary, Action<DocumentedCommand> define) : Command(name, summary)
{
    private readonly List<OptionGroup> _groups = [];
    private bool _isDefined;

    /// <summary>What a user should know besides the summary: paragraphs, separated by blank lines.</summary>
    internal string Details { get; set; } = "";

    /// <summary>Command lines to try.</summary>
    internal IReadOnlyList<Example> Examples { get; set; } = [];

    /// <summary>What its exit statuses mean.</summary>
    internal IReadOnlyList<StatusMeaning> Statuses { get; set; } =
    [
        new(ExitStatus.Clear, "Success."),
        new(ExitStatus.Trouble, "Usage error, or a file could not be read or written."),
    ];

    /// <summary>Its options by group; those in no group come last.</summary>
    internal IEnumerable<OptionGroup> Groups
    {
        get
        {
            var others = Options.Except(_groups.SelectMany(group => group.Options)).ToList();
            return others.Count == 0 ? _groups : _groups.Append(new OptionGroup(_groups.Count == 0 ? "Options" : "Other options", others));
        }
    }

    /// <summary>Adds the arguments, options and texts, unless that was done already.</summary>
    /// <returns>This command.</returns>
    internal DocumentedCommand Define()
    {
        if (!_isDefined)
        {
            _isDefined = true;
            define(this);
        }

        return this;
    }

    /// <summary>Adds options that help lists together.</summary>
    internal void AddGroup(string title, params IEnumerable<Option> options)
    {
        var group = new OptionGroup(title, [.. options]);
        _groups.Add(group);
        foreach (var option in group.Options)
        {
            Add(option);
        }
    }

    /// <summary>Sets the command's action.</summary>
    internal void Runs(Func<ParseResult, ExitStatus> run) => SetAction(result => (int)run(result));
}
