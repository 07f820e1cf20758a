using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Configuration;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Creates options whose errors say what would be valid.</summary>
internal static class Options
{
    /// <summary>One of several words; the first is the default.</summary>
    internal static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new ConfigurableOption<string>(name);
        Limit(option, description, words);
        return option;
    }

    /// <summary>Restricts an option to several words; the first is the default.</summary>
    internal static void Limit(ConfigurableOption<string> option, string description, string[] words)
    {
        option.Traits = option.Traits with { Kind = ValueKind.Word, Words = words };
        option.Description = description;
        option.HelpName = string.Join('|', words);
        option.DefaultValueFactory = _ => words[0];
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!words.Contains(token.Value, StringComparer.Ordinal))
                {
                    result.AddError($"{option.Name} {token.Value}: must be {string.Join(", ", words[..^1])} or {words[^1]}");
                }
            }
        });
    }

    /// <summary>A string; null if the option is absent.</summary>
    internal static Option<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>A file or a folder that is read; null if the option is absent.</summary>
    internal static Option<string?> Input(string name, string value, string description) =>
        Path(name, value, description, static _ => null, []);

    /// <summary>A file or a folder that is written; null if the option is absent.</summary>
    internal static Option<string?> Output(string name, string value, string description, params string[] aliases) =>
        Path(name, value, description, static value => value == "-" ? null : "writes files", aliases);

    /// <summary>A string that makes the program act on others; null if the option is absent.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">What help calls the value.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="effect">What it makes the program do: "runs a command".</param>
    internal static Option<string?> Acting(string name, string value, string description, string effect) => new ConfigurableOption<string?>(name)
    {
        Description = description,
        HelpName = value,
        Traits = new OptionTraits { EffectOf = _ => effect },
    };

    /// <summary>Marks an option that makes sense on the command line only.</summary>
    internal static Option<int?> OfOneRun(ConfigurableOption<int?> option)
    {
        option.Traits = option.Traits with { IsOfOneRun = true };
        return option;
    }

    /// <summary>When text is coloured.</summary>
    internal static Option<string> Color(string description)
    {
        var option = new ConfigurableOption<string>("--color")
        {
            Traits = new OptionTraits
            {
                // no-color.org: any value that is not empty.
                FromEnvironment = static () => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ("never", "NO_COLOR") : null,
            },
        };
        Limit(option, description, ["auto", "always", "never"]);
        return option;
    }

    /// <summary>The strings of a repeatable option.</summary>
    internal static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };

    /// <summary>A flag; "--name=false" undoes what a configuration file sets.</summary>
    internal static Option<bool> Flag(string name, string description, params string[] aliases)
    {
        var flag = new Option<bool>(name, aliases) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        // What follows a flag is another option or a path, mostly: nobody wants "true" to be suggested there.
        flag.CompletionSources.Clear();
        flag.CompletionSources.Add(context => context.ParseResult.CommandResult.Command.GetCompletions(context));
        return flag;
    }

    /// <summary>An integer within bounds; null if the option is absent.</summary>
    internal static ConfigurableOption<int?> Whole(string name, string value, string description, int least, int most, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            HelpName = value,
            Traits = new OptionTraits { Kind = ValueKind.Whole, Least = least, Most = most },
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

    /// <summary>A whole number in a range, or "all", which is the greatest there is; null if the option is absent.</summary>
    internal static Option<int?> WholeOrAll(string name, string value, string description, int least, int most) =>
        new ConfigurableOption<int?>(name)
        {
            Description = description,
            HelpName = value,
            Traits = new OptionTraits { Kind = ValueKind.Whole, Least = least, Most = most, Words = ["all"] },
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text == "all")
                {
                    return int.MaxValue;
                }

                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                {
                    return number;
                }

                result.AddError($"{name} {text}: must be a whole number from {least} to {most}, or all");
                return null;
            },
        };

    /// <summary>A probability between 0 and 1; null if the option is absent.</summary>
    internal static Option<double?> Probability(string name, string value, string description) =>
        new ConfigurableOption<double?>(name)
        {
            Description = description,
            HelpName = value,
            Traits = new OptionTraits { Kind = ValueKind.Probability },
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

    /// <summary>A number of bytes, such as 50M; null if the option is absent.</summary>
    internal static Option<long?> Size(string name, string description) => Quantity<long>(
        name, "SIZE", description, "must be a number of bytes, as 500000, 50M or 1G", text => Quantities.TryParseSize(text, out var size) ? size : null);

    /// <summary>A duration, such as 300, 5m or 1h; null if the option is absent.</summary>
    internal static Option<TimeSpan?> Time(string name, string description) => Quantity<TimeSpan>(
        name, "TIME", description, "must be a time, as 300 (seconds), 5m, 1h or 7d", text => Quantities.TryParseTime(text, out var time) ? time : null);

    private static Option<T?> Quantity<T>(string name, string value, string description, string wish, Func<string, T?> parse)
        where T : struct => new ConfigurableOption<T?>(name)
        {
            Description = description,
            HelpName = value,
            Traits = new OptionTraits { Kind = ValueKind.Quantity },
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (parse(text) is { } quantity)
                {
                    return quantity;
                }

                result.AddError($"{name} {text}: {wish}");
                return null;
            },
        };

    private static ConfigurableOption<string?> Path(string name, string value, string description, Func<string, string?> effectOf, string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = value,
        Traits = new OptionTraits { Resolve = OptionTraits.Path, EffectOf = effectOf },
    };
}
