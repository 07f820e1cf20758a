using System.Globalization;

namespace ForgeryCheck.Benchmarks;

/// <summary>What stands behind the name of a command: values, and options of the form <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly List<string> _values = [];
    private readonly Dictionary<string, string> _options = [];

    internal Arguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                _values.Add(arguments[i]);
            }
            else if (i + 1 < arguments.Count)
            {
                _options[arguments[i][2..]] = arguments[++i];
            }
            else
            {
                throw new ArgumentException($"{arguments[i]} needs a value");
            }
        }
    }

    /// <summary>The published program that is measured.</summary>
    internal string Program => _values.Count > 0 && File.Exists(_values[0]) ? Path.GetFullPath(_values[0])
        : throw new ArgumentException("the path of the published forgerycheck comes first");

    /// <summary>Published programs that are compared.</summary>
    internal IReadOnlyList<string> Programs => _values.Count > 0 && _values.TrueForAll(File.Exists) ? [.. _values.Select(Path.GetFullPath)]
        : throw new ArgumentException("the paths of published programs come first");

    /// <summary>The folder under which all files are written; which disk it lies on decides what durable mail costs.</summary>
    internal string Folder => _options.GetValueOrDefault("folder", Path.GetTempPath());

    internal int Number(int position, int usual) => position < _values.Count ? Read(_values[position]) : usual;

    internal int Number(string option, int usual) => _options.TryGetValue(option, out var value) ? Read(value) : usual;

    internal string Text(string option, string usual) => _options.GetValueOrDefault(option, usual);

    private static int Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"{text} is not a number");
}
