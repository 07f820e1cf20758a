using System.CommandLine;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>An option of a command with the value that applies unless the command line gives another.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Option">The option.</param>
/// <param name="Values">Its values; empty if it has none.</param>
/// <param name="Setting">The setting in a file that it comes from; null if it comes from none.</param>
/// <param name="Variable">The environment variable that it comes from; null if it comes from none.</param>
internal sealed record EffectiveOption(string Command, SettableOption Option, IReadOnlyList<string> Values, Setting? Setting, string? Variable)
{
    /// <summary>Where it comes from, in one word.</summary>
    internal string Source => Setting is not null ? "file" : Variable is not null ? "environment" : "default";

    /// <summary>All options of a command.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="command">The command.</param>
    /// <param name="places">The configuration files, nearest first.</param>
    /// <param name="refuse">Receives each setting that is not taken from the file where it is.</param>
    /// <exception cref="UsageException">A value in a file is invalid; the message names the file, the line and the key.</exception>
    internal static IEnumerable<EffectiveOption> Of(Command root, Command command, IReadOnlyList<LoadedPlace> places, Action<Setting> refuse)
    {
        var settings = FileSettings.Effective(command, places, refuse).Where(one => one.Values is not null).ToDictionary(one => one.Option.Key);
        FileSettings.Check(root, command, [.. settings.Values]);
        return SettableOption.Of(command).Select(option => settings.TryGetValue(option.Key, out var setting)
            ? new EffectiveOption(command.Name, option, setting.Values!, setting, null)
            : Unset(command, option));
    }

    private static EffectiveOption Unset(Command command, SettableOption option) => option.Traits.FromEnvironment() is var (value, variable)
        ? new EffectiveOption(command.Name, option, [value], null, variable)
        : new EffectiveOption(command.Name, option, option.Default is { } byDefault ? [byDefault] : [], null, null);
}
