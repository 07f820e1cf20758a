namespace ForgeryCheck.Cli.Conventions;

/// <summary>Finds the known words that were probably meant.</summary>
internal static class Suggestion
{
    private const int LongestWord = 64;
    private const int ShortestBeginning = 3;
    private const int MostBeginnings = 3;

    // Letters and digits that are mistaken for each other.
    private static readonly string[] LookAlikes = ["O0", "I1L"];

    /// <summary>The end of an error message: "; did you mean analyze?", or nothing if no known word is close.</summary>
    internal static string Hint(string word, IEnumerable<string> known)
    {
        var all = known.ToList();
        var near = Nearest(word, all) is { } nearest ? [nearest] : Beginning(word, all);
        return near switch
        {
            [] => "",
            [var only] => $"; did you mean {only}?",
            [.. var first, var last] => $"; did you mean {string.Join(", ", first)} or {last}?",
        };
    }

    /// <summary>The nearest known word; null if none is close.</summary>
    internal static string? Nearest(string word, IEnumerable<string> known)
    {
        // Up to a third of the letters may differ: beyond that it is another word.
        var best = (Word: (string?)null, Distance: (2 * Math.Max(1, word.Length / 3)) + 2);
        foreach (var candidate in known)
        {
            if (word.Length <= LongestWord && Distance(word, candidate) is var distance && distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Word;
    }

    // "broken-joint" begins two names of rules; a beginning that many words share says nothing.
    private static List<string> Beginning(string word, List<string> known)
    {
        var longer = word.Length < ShortestBeginning ? [] : known.Where(one => one.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return longer.Count > MostBeginnings ? [] : longer;
    }

    // Twice the optimal string alignment distance, three rows at a time; case-insensitive. Look-alikes count half, two letters in the wrong order count
    // once, and a wrong first letter is the rarest mistake.
    private static int Distance(string a, string b)
    {
        a = a.ToUpperInvariant();
        b = b.ToUpperInvariant();
        var (above, last, row) = (new int[a.Length + 1], new int[a.Length + 1], new int[a.Length + 1]);
        for (var i = 0; i <= a.Length; i++)
        {
            row[i] = 2 * i;
        }

        for (var j = 1; j <= b.Length; j++)
        {
            (above, last, row) = (last, row, above);
            row[0] = 2 * j;
            for (var i = 1; i <= a.Length; i++)
            {
                row[i] = Math.Min(last[i - 1] + Difference(a[i - 1], b[j - 1]), Math.Min(last[i], row[i - 1]) + 2);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[i] = Math.Min(row[i], above[i - 2] + 2);
                }
            }
        }

        return row[a.Length] + (a.Length > 0 && b.Length > 0 && Difference(a[0], b[0]) == 2 ? 1 : 0);
    }

    private static int Difference(char a, char b) =>
        a == b ? 0 : LookAlikes.Any(group => group.Contains(a, StringComparison.Ordinal) && group.Contains(b, StringComparison.Ordinal)) ? 1 : 2;
}
