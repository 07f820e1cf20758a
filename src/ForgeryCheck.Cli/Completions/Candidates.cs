namespace ForgeryCheck.Cli.Completions;

/// <summary>What may stand where the cursor is.</summary>
/// <param name="Kind">Words, or names that the shell completes itself.</param>
/// <param name="Prefix">What precedes a file name in the same word: "--sites=", "replay=".</param>
/// <param name="Words">Each word in full, with what it means; empty if nothing need be said.</param>
internal sealed record Candidates(CandidateKind Kind, string Prefix, IReadOnlyList<(string Word, string Meaning)> Words)
{
    /// <summary>As the scripts read them: the kind and the prefix on the first line, then a line for each word, with tabs between.</summary>
    public override string ToString()
    {
        var kind = Kind switch { CandidateKind.Files => "files", CandidateKind.Folders => "folders", _ => "words" };
        return string.Concat(Words.Select(one => $"{one.Word}\t{one.Meaning}\n").Prepend($"{kind}\t{Prefix}\n"));
    }
}
