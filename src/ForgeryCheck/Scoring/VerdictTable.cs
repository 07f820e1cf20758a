using ForgeryCheck.Json;
using ForgeryCheck.RuleData;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Scoring;

/// <summary>The verdict at the head of a report, from the three answers: rules/verdicts.json, whose first fitting row decides.</summary>
internal sealed class VerdictTable
{
    /// <summary>The file's name in rules/.</summary>
    public const string FileName = "verdicts.json";

    private readonly List<Row> _rows = [];

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public VerdictTable(byte[] json, string name = $"rules/{FileName}")
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("verdicts", "$schema");
        foreach (var row in table.Root.Rows("verdicts"))
        {
            row.KnownKeys("received", "lines", "client", "author", "atLeast", "verdict", "score");
            _rows.Add(new Row(
                row.Flag("received"), Word(row, "lines", KebabCase.Words<Verdict>()), Word(row, "client", AnswerStates.OfClient), Word(row, "author", AnswerStates.OfAuthor),
                row.Real("atLeast", 0, 100) ?? 0, Word(row, "verdict", KebabCase.Words<Verdict>()) ?? throw row.Missing("verdict"),
                Word(row, "score", KebabCase.Words<Question>()) ?? Question.Lines));
        }

        if (_rows.Count == 0 || !_rows[^1].FitsAll)
        {
            throw table.Root.Wrong("the last row must match every message");
        }
    }

    /// <summary>Loads the table of the rules in force.</summary>
    public static VerdictTable Load(RuleFiles files) =>
        new(files.Read(FileName) ?? throw new FormatException($"{files.NameOf(FileName)}: no such file"), files.NameOf(FileName));

    /// <summary>The verdict, and the answer whose score stands beside it.</summary>
    /// <param name="hasReceived">Whether the message has a Received line.</param>
    /// <param name="lines">The answer about the lines.</param>
    /// <param name="client">The answer about the client.</param>
    /// <param name="author">The answer about the author.</param>
    public (Verdict Verdict, Question By) Of(bool hasReceived, Assessment lines, Answer client, Answer author)
    {
        foreach (var row in _rows)
        {
            var score = row.By switch { Question.Client => client.Score, Question.Author => author.Score, _ => lines.Score };
            if (Fits(row.Received, hasReceived) && Fits(row.Lines, lines.Verdict) && Fits(row.Client, client.State) && Fits(row.Author, author.State)
                && score >= row.AtLeast)
            {
                return (row.Verdict, row.By);
            }
        }

        return (lines.Verdict, Question.Lines);
    }

    private static bool Fits<T>(T? wanted, T found)
        where T : struct => wanted is not { } one || EqualityComparer<T>.Default.Equals(one, found);

    private static T? Word<T>(JsonMembers row, string key, EnumWords<T> words)
        where T : struct, Enum => row.Text(key) is not { } word ? null
        : words.Find(word) ?? throw row.Wrong(key, $"must be one of {string.Join(", ", words.All)}");

    private sealed record Row(bool? Received, Verdict? Lines, AnswerState? Client, AnswerState? Author, double AtLeast, Verdict Verdict, Question By)
    {
        internal bool FitsAll => Received is null && Lines is null && Client is null && Author is null && AtLeast == 0;
    }
}
