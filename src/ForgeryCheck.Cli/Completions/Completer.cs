using System.CommandLine;
using System.CommandLine.Completions;
using ForgeryCheck.Cli.Help;

namespace ForgeryCheck.Cli.Completions;

/// <summary>
/// Finds what may come next on an incomplete command line. The shell passes its words one by one, so nobody has to guess how it quotes; file names are
/// left to the shell for the same reason.
/// </summary>
internal sealed class Completer
{
    private readonly Command _root;
    private Command _command;
    private Option? _waiting;
    private int _operands;
    private bool _onlyOperands;

    private Completer(Command root) => _command = _root = root;

    /// <summary>The candidates for a word.</summary>
    /// <param name="root">The root command.</param>
    /// <param name="before">The words before it, without the name of the program.</param>
    /// <param name="current">What was typed of it.</param>
    internal static Candidates Complete(Command root, IEnumerable<string> before, string current)
    {
        var completer = new Completer(root);
        foreach (var word in before)
        {
            completer.Pass(word);
        }

        return completer.At(current);
    }

    private void Pass(string word)
    {
        if (_waiting is not null)
        {
            _waiting = null;
        }
        else if (!_onlyOperands && word == "--")
        {
            _onlyOperands = true;
        }
        else if (!_onlyOperands && word is ['-', _, ..])
        {
            _waiting = Find(word) is { } option && TakesValue(option) ? option : null;
        }
        else if (_operands == 0 && _command.Subcommands.FirstOrDefault(one => one.Name == word) is { } below)
        {
            _command = (below as DocumentedCommand)?.Define() ?? below;
        }
        else
        {
            _operands++;
        }
    }

    private Candidates At(string current)
    {
        if (_waiting is not null)
        {
            return Values(_waiting, "", current);
        }

        if (_onlyOperands || current is not ['-', ..])
        {
            return _command.Subcommands.Count > 0 ? Words("", current, Commands()) : Operand(current);
        }

        return current.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && Find(current[..equals]) is { } option && TakesValue(option)
            ? Values(option, current[..(equals + 1)], current[(equals + 1)..])
            : Words("", current, Options.SelectMany(one => one.Aliases.Prepend(one.Name).Select(name => (name, one.Description ?? ""))));
    }

    private IEnumerable<(string, string)> Commands() => _command.Subcommands.Where(one => !one.Hidden).Select(one => (one.Name, one.Description ?? ""));

    private Candidates Operand(string current)
    {
        var arguments = _command.Arguments;
        return arguments.Count == 0 || (_operands >= arguments.Count && arguments[^1].Arity.MaximumNumberOfValues == 1)
            ? Words("", current, [])
            : arguments[Math.Min(_operands, arguments.Count - 1)] is var argument && IsPath(argument.Name)
            ? Names(argument.Name, "")
            : Words("", current, Meanings(argument.GetCompletions(CompletionContext.Empty)));
    }

    // What help calls a value says whether it is a path: "FILE", "DIR", or "off|live|replay=FILE".
    private static Candidates Values(Option option, string prefix, string value)
    {
        foreach (var form in (option.HelpName ?? "").Split('|'))
        {
            var start = form[..(form.IndexOf('=', StringComparison.Ordinal) + 1)];
            if (IsPath(form[start.Length..]) && value.StartsWith(start, StringComparison.Ordinal))
            {
                return Names(form[start.Length..], prefix + start);
            }
        }

        return Words(prefix, value, Meanings(option.GetCompletions(CompletionContext.Empty)));
    }

    private static bool IsPath(string value) => value is "FILE" or "DIR" or "PATH";

    private static Candidates Names(string value, string prefix) => new(value == "DIR" ? CandidateKind.Folders : CandidateKind.Files, prefix, []);

    private static Candidates Words(string prefix, string typed, IEnumerable<(string Word, string Meaning)> words) => new(
        CandidateKind.Words,
        prefix,
        [.. words.Where(one => one.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(one => (prefix + one.Word, one.Meaning))]);

    private static IEnumerable<(string, string)> Meanings(IEnumerable<CompletionItem> items) => items.Select(item => (item.Label, item.Detail ?? ""));

    private IEnumerable<Option> Options => _command.Options.Concat(_command == _root ? [] : _root.Options.Where(one => one.Recursive)).Where(one => !one.Hidden);

    private Option? Find(string name) => Options.FirstOrDefault(one => one.Name == name || one.Aliases.Contains(name));

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
}
