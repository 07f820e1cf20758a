using System.CommandLine;
using System.CommandLine.Parsing;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>
/// What configuration files set for the command that runs. They are put before the words of the command line and pass through the same parser; what the
/// command line gives itself is left out of them.
/// </summary>
internal sealed class FileSettings
{
    private const string Quiet = "--quiet";

    private readonly ConfigurableOption<string?> _file = new("--config")
    {
        Description = "Read this configuration file only",
        HelpName = "FILE",
        Traits = new OptionTraits { IsOfOneRun = true },
    };

    private readonly ConfigurableOption<bool> _none = new("--no-config")
    {
        Description = "Read no configuration file at all",
        Arity = ArgumentArity.ZeroOrOne,
        Traits = new OptionTraits { IsOfOneRun = true },
    };

    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private IReadOnlyList<Setting> _applied = [];
    private IReadOnlyList<LoadedPlace> _places = [];
    private Func<IReadOnlyList<LoadedPlace>> _load = () => [];
    private bool _isQuiet;

    /// <summary>Adds the options that choose a file.</summary>
    internal void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_none);
    }

    /// <summary>Whether a file sets an option, rather than the command line.</summary>
    internal bool Sets(Option option) => _applied.Any(one => one.Option.Option == option);

    /// <summary>Reads the files that the command line wants, nearest first.</summary>
    /// <exception cref="UsageException">A file is invalid, or --config and --no-config are both given.</exception>
    internal IReadOnlyList<LoadedPlace> Load(Command root, ParseResult result)
    {
        var named = result.GetValue(_file) is "" ? throw new UsageException("--config needs a value: FILE") : result.GetValue(_file);
        if (!result.GetValue(_none))
        {
            return ConfigurationLoader.Load(root, named);
        }

        return named is null ? [] : throw new UsageException("--config and --no-config cannot be used together");
    }

    /// <summary>Parses a command line again with what files set for its command; without such files nothing is done.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="words">The command line, which begins with the command.</param>
    /// <param name="result">What the parser made of it; it has no errors.</param>
    /// <exception cref="UsageException">A file is invalid.</exception>
    internal ParseResult Apply(Command root, IReadOnlyList<string> words, ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (!root.Subcommands.Contains(command) || !SettableOption.HasSection(command))
        {
            return result;
        }

        _load = () => Load(root, result);
        _places = _load();
        foreach (var (place, _, ignored) in _places)
        {
            if (ignored is not null)
            {
                Diagnostics.Write(place.Path, $"ignored, since {ignored}");
            }
        }

        List<Setting> effective = [.. Effective(command, _places, Refuse).Where(one => !IsGiven(one))];
        _applied = [.. effective.Where(one => one.Values is not null)];
        if (_applied.Count == 0)
        {
            // To set the options of a farther file back is an effect, too.
            Announce(effective.Select(one => one.File), IsQuiet(result));
            return result;
        }

        var again = root.Parse([words[0], .. _applied.SelectMany(one => one.Words), .. words.Skip(1)], result.Configuration);
        if (again.Errors is [var error, ..])
        {
            // It is a setting that is wrong, since the command line by itself was right.
            throw new UsageException(error.Message);
        }

        Announce(effective.Select(one => one.File), IsQuiet(again));
        return again;

        bool IsQuiet(ParseResult parsed) => command.Options.OfType<Option<bool>>().FirstOrDefault(one => one.Name == Quiet) is { } quiet && parsed.GetValue(quiet);

        bool IsGiven(Setting one) => result.GetResult(one.Option.Option) is { Implicit: false };

        void Refuse(Setting one)
        {
            if (!IsGiven(one))
            {
                Diagnostics.Write(one.Objection!);
            }
        }
    }

    /// <summary>What applies to a command: for each option the nearest file that sets it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="places">The files, nearest first.</param>
    /// <param name="refuse">Receives each setting that is not taken from the file where it is.</param>
    internal static IEnumerable<Setting> Effective(Command command, IReadOnlyList<LoadedPlace> places, Action<Setting> refuse)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (place, file, _) in places)
        {
            foreach (var setting in file?.Settings ?? [])
            {
                if (setting.Command != command.Name)
                {
                    continue;
                }

                if (place.Kind == PlaceKind.Found && setting.Objection is not null)
                {
                    refuse(setting);
                }
                else if (seen.Add(setting.Option.Key))
                {
                    yield return setting;
                }
            }
        }
    }

    /// <summary>Has the parser of the command line look at what files set for a command.</summary>
    /// <exception cref="UsageException">A value is invalid; the message names the file, the line and the key.</exception>
    internal static void Check(Command root, Command command, IReadOnlyList<Setting> settings)
    {
        // The command line that these belong to may have arguments, which are missing here; and a file that a path names may be written later.
        var result = root.Parse([command.Name, .. settings.Where(one => one.Option.Traits.Resolve is null).SelectMany(one => one.Words)]);
        if (result.Errors.FirstOrDefault(one => one.SymbolResult is OptionResult) is { } error)
        {
            throw new UsageException(Explain(error.Message, settings));
        }
    }

    /// <summary>The findings that do not count: those of the nearest file that says.</summary>
    internal static IReadOnlyList<Suppression> SuppressionsOf(IReadOnlyList<LoadedPlace> places) =>
        places.Select(one => one.File?.Suppressions).FirstOrDefault(list => list is not null) ?? [];

    /// <summary>The findings that do not count in an analysis. Says on standard error which entries are over.</summary>
    /// <param name="quiet">Whether to say nothing.</param>
    internal IReadOnlyList<Suppression> TakeSuppressions(bool quiet)
    {
        _isQuiet = quiet;
        var all = SuppressionsOf(_places);
        foreach (var one in quiet ? [] : all.Where(one => one.IsOver(DateTimeOffset.UtcNow)))
        {
            Diagnostics.Write($"{one.File}:{one.FileLine}: suppress: the entry for {one.Rule} ended on {one.Until:yyyy-MM-dd} and no longer counts");
        }

        // An empty list replaces that of a farther file.
        Announce(_places.Where(one => one.File?.Suppressions is not null).Take(1).Select(one => one.Place.Path), quiet);
        return all;
    }

    /// <summary>The findings that do not count by what the files say now.</summary>
    /// <exception cref="UsageException">A file is invalid.</exception>
    internal IReadOnlyList<Suppression> TakeSuppressionsAgain()
    {
        _places = _load();
        return TakeSuppressions(_isQuiet);
    }

    /// <summary>A usage error about an option that a file set names the file and the line, in place of an option that nobody gave.</summary>
    internal string Explain(string message) => Explain(message, _applied);

    private static string Explain(string message, IReadOnlyList<Setting> settings)
    {
        foreach (var setting in settings)
        {
            var name = setting.Option.Option.Name;
            if (message.StartsWith(name, StringComparison.Ordinal) && message[name.Length..] is [' ' or ':', ..] and var rest)
            {
                return setting.Place + (rest[0] == ':' ? "" : ":") + rest;
            }

            if (setting.Option.Traits.Resolve is not null && setting.Values!.Any(value => message.StartsWith(value + ":", StringComparison.Ordinal)))
            {
                return $"{setting.Place}: {message}";
            }
        }

        return message;
    }

    // A file that came with somebody's folder can hide what this program is there to show, so it does not apply in silence, and cannot ask for it.
    private void Announce(IEnumerable<string> files, bool quiet)
    {
        quiet &= !_applied.Any(one => one.Option.Option.Name == Quiet && IsFound(one.File));
        foreach (var path in quiet ? [] : files)
        {
            if (IsFound(path) && _announced.Add(path))
            {
                Diagnostics.Write(path, "using this file, found in or above the working folder; use --no-config to ignore it");
            }
        }

        bool IsFound(string path) => _places.Any(one => one.Place.Kind == PlaceKind.Found && one.Place.Path == path);
    }
}
