using System.CommandLine;
using System.Text.Json;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>
/// Reads configuration files by the definitions of the commands: a section for each command, a key for each option. What a value means is for the
/// parser of the command line to say.
/// </summary>
internal sealed class ConfigurationReader
{
    /// <summary>The key for editors, which is not read.</summary>
    internal const string SchemaKey = "$schema";

    /// <summary>The key that ends the search upward.</summary>
    internal const string RootKey = "root";

    private readonly Command _root;
    private readonly HashSet<string> _ofOneRun;

    /// <summary>Creates a reader for the commands of a program.</summary>
    internal ConfigurationReader(Command root)
    {
        _root = root;
        _ofOneRun = root.Options.Select(one => one.Name.TrimStart('-')).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="path">Its full path: what error messages name, and relative paths in it start from its folder.</param>
    /// <exception cref="UsageException">It is invalid; the message names the file, the line and the key.</exception>
    internal ConfigurationFile Read(ReadOnlySpan<byte> bytes, string path)
    {
        var root = JsonLines.Read(bytes, path);
        if (root.Kind != JsonTokenType.StartObject)
        {
            throw new UsageException($"{path}:{root.Line}: must be an object, {{ ... }}");
        }

        var isRoot = false;
        List<Setting> settings = [];
        IReadOnlyList<Suppression>? suppressions = null;
        foreach (var (key, line, value) in root.Members)
        {
            if (key == RootKey)
            {
                isRoot = value.Kind is JsonTokenType.True or JsonTokenType.False
                    ? value.Kind == JsonTokenType.True
                    : throw new UsageException($"{path}:{line}: {key}: must be true or false");
            }
            else if (key == SuppressionReader.Key)
            {
                suppressions = SuppressionReader.Read(value, path);
            }
            else if (SettableOption.Section(_root, key) is { } command)
            {
                Read(command, value, path, settings);
            }
            else if (key != SchemaKey)
            {
                throw new UsageException($"{path}:{line}: {Unknown(key, [.. SettableOption.Sections(_root).Select(one => one.Name), RootKey, SuppressionReader.Key])}");
            }
        }

        return new ConfigurationFile { IsRoot = isRoot, Settings = settings, Suppressions = suppressions };
    }

    /// <summary>The error for an unknown key: "unknown key anlyze; did you mean analyze?".</summary>
    internal static string Unknown(string key, IEnumerable<string> known) => $"unknown key {key}{Suggestion.Hint(key, known)}";

    private void Read(Command command, JsonValue section, string path, List<Setting> settings)
    {
        if (section.Kind != JsonTokenType.StartObject)
        {
            throw new UsageException($"{path}:{section.Line}: {command.Name}: must be an object, {{ \"option\": value }}");
        }

        foreach (var (key, line, value) in section.Members)
        {
            var option = SettableOption.Of(command).FirstOrDefault(one => one.Key == key) ?? throw new UsageException($"{path}:{line}: {command.Name}.{NotSettable(command, key)}");
            settings.Add(new Setting(command.Name, option, Values(option, value, $"{path}:{line}: {command.Name}.{key}", path), path, line));
        }
    }

    private string NotSettable(Command command, string key) =>
        _ofOneRun.Contains(key) || command.Options.Any(one => one.Name == "--" + key) || command.Arguments.Any(one => one.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
            ? $"{key}: can be given on the command line only"
            : $"{key}: {Unknown(key, SettableOption.Of(command).Select(one => one.Key))}";

    private static string[]? Values(SettableOption option, JsonValue value, string place, string path) => value.Kind switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.StartArray when option.IsRepeatable => [.. value.Items.Select(item => Word(option, item, place, path))],
        JsonTokenType.StartArray => throw new UsageException($"{place}: must be one value, not a list"),
        _ => [Word(option, value, place, path)],
    };

    private static string Word(SettableOption option, JsonValue value, string place, string path)
    {
        var isFlag = value.Kind is JsonTokenType.True or JsonTokenType.False;
        if (option.IsFlag)
        {
            return !isFlag ? throw new UsageException($"{place}: must be true or false") : value.Kind == JsonTokenType.True ? "true" : "false";
        }

        if (!value.IsText && value.Kind != JsonTokenType.Number)
        {
            throw new UsageException($"{place}: must be a string{(option.IsRepeatable ? ", or a list of strings" : " or a number")}");
        }

        if (value.Text.Length == 0 || value.Text.Any(char.IsControl))
        {
            throw new UsageException($"{place}: {(value.Text.Length == 0 ? "must not be empty" : "must be one line of text, without control characters")}");
        }

        return option.Traits.Resolve is { } resolve ? resolve(Path.GetDirectoryName(path)!, value.Text) : value.Text;
    }
}
