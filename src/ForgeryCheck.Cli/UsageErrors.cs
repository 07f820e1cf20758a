using System.CommandLine;
using System.CommandLine.Parsing;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;

namespace ForgeryCheck.Cli;

/// <summary>What is wrong with a command line, and what would be right. The parser's own messages do not say the latter.</summary>
internal static class UsageErrors
{
    /// <summary>The errors, each a line; empty if there are none.</summary>
    /// <param name="result">What the parser made of the command line.</param>
    /// <param name="words">The command line.</param>
    internal static IReadOnlyList<string> Of(ParseResult result, IReadOnlyList<string> words)
    {
        var command = result.CommandResult.Command;
        // An unknown option would otherwise pass for an argument.
        var options = result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] } && IsOperand(result, token))
            .Select(token => UnknownOption(token.Value, command))
            .Concat(words.TakeWhile(word => word != "--").Where(word => IsFlagWithOtherValue(command, word)).Select(word => $"{string.Join(' ', word.Split('=', 2))}: must be true or false"))
            .ToList();
        if (options.Count > 0)
        {
            return options;
        }

        if (command.Subcommands.Count > 0)
        {
            var known = command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name).ToList();
            return result.UnmatchedTokens is [var word, ..] ? [$"unknown command {word}{Suggestion.Hint(word, known)}"]
                : result.CommandResult.Tokens.Count == 0 && command.Action is null ? [$"a command is missing: {string.Join(", ", known)}"]
                : [];
        }

        return [.. result.UnmatchedTokens.Select(word => $"unexpected argument {word}"), .. result.Errors.Where(error => !IsUnmatched(result, error)).Select(Message).Distinct()];
    }

    // An option's value may start with "-"; only arguments of the command itself are checked.
    private static bool IsOperand(ParseResult result, Token token) =>
        result.UnmatchedTokens.Contains(token.Value)
        || result.CommandResult.Children.OfType<ArgumentResult>().Any(a => a.Tokens.Contains(token));

    // The parser takes "--full=no" for the flag and an argument "no".
    private static bool IsFlagWithOtherValue(Command command, string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        && !bool.TryParse(word[(equals + 1)..], out _)
        && command.Options.Any(one => one.ValueType == typeof(bool) && (one.Name == word[..equals] || one.Aliases.Contains(word[..equals])));

    private static bool IsUnmatched(ParseResult result, ParseError error) => result.UnmatchedTokens.Count > 0 && error.SymbolResult is CommandResult;

    private static string Message(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: var option } one when one.Tokens.Count < option.Arity.MinimumNumberOfValues => $"{one.IdentifierToken?.Value ?? option.Name} needs a value: {option.HelpName}",
        OptionResult { Option: var option } one when one.Tokens.Count > option.Arity.MaximumNumberOfValues => $"{option.Name} may be given only once",
        ArgumentResult { Argument: var argument, Tokens.Count: 0 } => Missing(argument),
        CommandResult { Command.Arguments: [var argument, ..] } => Missing(argument),
        _ => error.Message,
    };

    private static string Missing(Argument argument) => $"{argument.Name} is missing ({Phrase.Of(argument.Description!)})";

    private static string UnknownOption(string word, Command command)
    {
        var name = word.Split('=')[0];
        var known = command.Options.Concat(Page.Inherited(command)).SelectMany(option => option.Aliases.Prepend(option.Name)).ToList();
        return known.Contains(name)
            ? $"option {name} must follow the command: {string.Join(' ', Page.NameOf(command))} {name}"
            : $"unknown option {name}{Suggestion.Hint(name, known.Where(one => one.StartsWith("--", StringComparison.Ordinal)))}";
    }
}
