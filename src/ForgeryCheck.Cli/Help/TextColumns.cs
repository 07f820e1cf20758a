using System.Text;

namespace ForgeryCheck.Cli.Help;

/// <summary>Text in lines of limited width.</summary>
internal static class TextColumns
{
    /// <summary>Breaks a paragraph at blanks, and a word that is longer than a line after "|", or where the line ends.</summary>
    internal static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    /// <summary>Breaks a command line at blanks outside quotes, so that it can still be pasted into a shell. What has lines already is none, and keeps them.</summary>
    internal static IEnumerable<string> WrapCommand(string command, int width) => command.Contains('\n', StringComparison.Ordinal) ? command.Split('\n') : Wrapped(command, width);

    private static IEnumerable<string> Wrapped(string command, int width)
    {
        const string more = " \\";
        const string further = "  ";
        var line = "";
        foreach (var word in Words(command))
        {
            if (line.Trim().Length > 0 && line.Length + 1 + word.Length + more.Length > width)
            {
                yield return line + more;
                line = further + word;
            }
            else
            {
                line += line.Length > 0 ? $" {word}" : word;
            }
        }

        yield return line;
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (word.Length > width)
        {
            var end = word.LastIndexOf('|', width - 1) is > 0 and var bar ? bar + 1 : width;
            yield return word[..end];
            word = word[end..];
        }

        yield return word;
    }

    private static IEnumerable<string> Words(string command)
    {
        var start = 0;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (c is '\'' or '"' && (quote == '\0' || quote == c))
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c == ' ' && quote == '\0')
            {
                yield return command[start..i];
                start = i + 1;
            }
        }

        yield return command[start..];
    }
}
