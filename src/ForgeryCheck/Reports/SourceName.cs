using System.Text.RegularExpressions;

namespace ForgeryCheck.Reports;

/// <summary>
/// Shortens the source of a message so that it can still be told from others: folders go first, then the extension, then the middle of the file's name. The
/// number of a message in a mailbox stays.
/// </summary>
internal static partial class SourceName
{
    private const string Dots = "...";

    /// <summary>A source in a number of columns.</summary>
    /// <param name="source">The source, safe to show.</param>
    /// <param name="columns">The columns.</param>
    internal static string Short(string source, int columns)
    {
        if (TerminalColumns.Of(source) <= columns)
        {
            return source;
        }

        for (var slash = source.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = source.IndexOf('/', slash + 1))
        {
            if (TerminalColumns.Of(source.AsSpan(slash)) + Dots.Length <= columns)
            {
                return string.Concat(Dots, source.AsSpan(slash));
            }
        }

        var name = source[(source.LastIndexOf('/') + 1)..];
        return TerminalColumns.Of(name) <= columns ? name : Cut(name, columns);
    }

    private static string Cut(string name, int columns)
    {
        var number = Number().Match(name).Value;
        var stem = name[..^number.Length];
        stem = Extension().Match(stem) is { Success: true, Index: var dot } ? stem[..dot] : stem;
        var room = columns - number.Length;
        if (TerminalColumns.Of(stem) <= room)
        {
            return stem + number;
        }

        // Names differ at their start, or, where files are numbered, at their end.
        var end = Math.Max(0, (room - Dots.Length) / 3);
        return room < 2 * Dots.Length ? TerminalColumns.Tail(name, columns) : TerminalColumns.Start(stem, room - end) + TerminalColumns.Tail(stem, end) + number;
    }

    /// <summary>"#17" of a mailbox, "!1" of what is attached.</summary>
    [GeneratedRegex(@"(?:[#!][0-9]{1,9})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=.)\.[A-Za-z0-9]{1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
