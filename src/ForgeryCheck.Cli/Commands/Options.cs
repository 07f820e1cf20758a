using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Creates options whose errors say what would be valid.</summary>
internal static class Options
{
    // RFC 1035 section 2.3.4: no domain name is longer.
    private const int MostName = 255;

    /// <summary>One of several words; the first is the default.</summary>
    internal static ConfigurableOption<string> Choice(string name, string description, params string[] words)
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
                    result.AddError($"{option.Name} {NotAmong(token.Value, words)}");
                }
            }
        });
    }

    /// <summary>The error for a word that is none of several: "jsn: must be text or json; did you mean json?".</summary>
    internal static string NotAmong(string word, string[] words) =>
        $"{word}: must be {string.Join(", ", words[..^1])} or {words[^1]}{Suggestion.Hint(word, words)}";

    /// <summary>A string; null if the option is absent.</summary>
    internal static ConfigurableOption<string?> Text(string name, string value, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    /// <summary>A file or a folder that is read; null if the option is absent.</summary>
    internal static ConfigurableOption<string?> Input(string name, string value, string description)
    {
        var option = AsPath(Text(name, value, description));
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Missing(token.Value, value) is { } error)
                {
                    result.AddError($"{name} {error}");
                }
            }
        });
        return option;
    }

    /// <summary>A file or a folder that is written; null if the option is absent.</summary>
    internal static Option<string?> Output(string name, string value, string description, params string[] aliases)
    {
        var option = AsPath(Text(name, value, description, aliases));
        option.Traits = option.Traits with { EffectOf = static value => value == "-" ? null : "writes files" };
        return option;
    }

    /// <summary>The error for a file or a folder that does not exist: "sampels: no such folder; did you mean samples?"; null if it exists.</summary>
    /// <param name="path">The path.</param>
    /// <param name="value">What help calls the value: "FILE" or "DIR".</param>
    internal static string? Missing(string path, string value)
    {
        var isFolder = value == "DIR";
        return (isFolder ? Directory.Exists(path) : File.Exists(path)) ? null
            : File.Exists(path) ? $"{path}: is a file, not a folder"
            : Directory.Exists(path) ? $"{path}: is a folder, not a file"
            : $"{path}: no such {(isFolder ? "folder" : "file")}{NearPath.Hint(path)}";
    }

    /// <summary>--authserv-id: what identifies us in Authentication-Results (RFC 8601 section 2.5).</summary>
    internal static ConfigurableOption<string?> AuthservId(string description)
    {
        var option = Text("--authserv-id", "NAME", description);
        option.Validators.Add(result =>
        {
            // RFC 8601 section 5 lets others remove what claims to be ours: in the header of a message there is one form of the name only.
            if (result.Tokens is [{ Value: var name }] && (name is "" or { Length: > MostName } || name.Any(c => c is <= ' ' or > '~')))
            {
                result.AddError($"--authserv-id {name}: must be a name of printable ASCII characters without spaces (an international domain name: its A-labels, xn--...)");
            }
        });
        return option;
    }

    /// <summary>--trust: the mail hosts whose lines are believed.</summary>
    internal static Option<string[]> Trust() =>
        Texts("--trust", "HOST", "Trust lines written by this mail host: a name (and all hosts below it), .suffix, address or CIDR block; repeatable");

    /// <summary>--sites: the declared sites.</summary>
    internal static Option<string?> Sites() => Input("--sites", "FILE", "Declared sites, in the form of rules/sites.json");

    /// <summary>--profiles: what learn wrote.</summary>
    internal static Option<string?> Profiles() => Input("--profiles", "FILE", "Compare hosts and authors with these profiles, written by learn --write");

    /// <summary>--rules: rule files of the user's own.</summary>
    internal static Option<string?> Rules() => Input("--rules", "DIR", "Folder of rule files that replace built-in ones of the same name");

    /// <summary>Marks an option that takes a path; in a configuration file it is relative to that file.</summary>
    internal static ConfigurableOption<string?> AsPath(ConfigurableOption<string?> option)
    {
        option.Traits = option.Traits with { Resolve = OptionTraits.Path };
        return option;
    }

    /// <summary>Marks an option that makes the program do more than read and report.</summary>
    /// <param name="option">The option.</param>
    /// <param name="effect">What it makes the program do: "runs a command".</param>
    /// <param name="only">The one value that does; null if all do, but for the false of a flag.</param>
    internal static TOption Acting<TOption>(TOption option, string effect, string? only = null)
        where TOption : Option, IConfigurable
    {
        var isFlag = option.ValueType == typeof(bool);
        option.Traits = option.Traits with { EffectOf = value => (only is null ? isFlag && value == "false" : value != only) ? null : effect };
        return option;
    }

    /// <summary>Marks an option that makes sense on the command line only.</summary>
    internal static ConfigurableOption<T> OfOneRun<T>(ConfigurableOption<T> option)
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
    internal static ConfigurableOption<string[]> Texts(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };

    /// <summary>A flag; "--name=false" undoes what a configuration file sets.</summary>
    internal static ConfigurableOption<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.ZeroOrOne };

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

                result.AddError($"{name} {text}: must be a number greater than 0 and less than 1");
                return null;
            },
        };

    /// <summary>A number of bytes, such as 50M; null if the option is absent.</summary>
    internal static Option<long?> Size(string name, string description) => Quantity<long>(
        name, "SIZE", description, "must be a size in bytes, such as 500000, 50M or 1G", text => Quantities.TryParseSize(text, out var size) ? size : null);

    /// <summary>A duration, such as 300, 5m or 1h; null if the option is absent.</summary>
    internal static ConfigurableOption<TimeSpan?> Time(string name, string description) => Quantity<TimeSpan>(
        name, "TIME", description, "must be a time, such as 300 (seconds), 5m, 1h or 7d", text => Quantities.TryParseTime(text, out var time) ? time : null);

    private static ConfigurableOption<T?> Quantity<T>(string name, string value, string description, string wish, Func<string, T?> parse)
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
}
