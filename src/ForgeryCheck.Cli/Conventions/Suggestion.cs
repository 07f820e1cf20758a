namespace ForgeryCheck.Cli.Conventions;

/// <summary>Finds the known word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest known word; null if none is close.</summary>
    internal static string? Nearest(string word, IEnumerable<string> known)
    {
        // Up to a third of the letters may differ: beyond that it is another word.
        var best = (Word: (string?)null, Distance: Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in known)
        {
            if (word.Length <= 64 && Distance(word, candidate) is var distance && distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Word;
    }

    // Levenshtein distance, one row at a time; case-insensitive.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[a.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            row[i] = i;
        }

        for (var j = 1; j <= b.Length; j++)
        {
            var diagonal = row[0];
            row[0] = j;
            for (var i = 1; i <= a.Length; i++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var cost = Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[i], row[i - 1]) + 1);
                diagonal = row[i];
                row[i] = cost;
            }
        }

        return row[a.Length];
    }
}
