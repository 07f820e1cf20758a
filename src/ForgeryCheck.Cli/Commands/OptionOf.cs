using System.CommandLine;
using System.Globalization;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Makes options whose errors name what would be right.</summary>
internal static class OptionOf
{
    /// <summary>One of some words; the first is the default.</summary>
    internal static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!words.Contains(token.Value, StringComparer.Ordinal))
                {
                    result.AddError($"{name} {token.Value}: must be {string.Join(", ", words[..^1])} or {words[^1]}");
                }
            }
        });
        return option;
    }

    /// <summary>A text; null where the option is not given.</summary>
    internal static Option<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>Texts of an option that may be repeated.</summary>
    internal static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };

    /// <summary>A flag.</summary>
    internal static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>A whole number within bounds; null where the option is not given.</summary>
    internal static Option<int?> Whole(string name, string value, string description, int least, int most, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            HelpName = value,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                {
                    return number;
                }

                result.AddError($"{name} {text}: must be a whole number from {least} to {most}");
                return null;
            },
        };

    /// <summary>A probability between 0 and 1; null where the option is not given.</summary>
    internal static Option<double?> Probability(string name, string value, string description) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1)
                {
                    return number;
                }

                result.AddError($"{name} {text}: must be a number between 0 and 1, both left out");
                return null;
            },
        };
}
