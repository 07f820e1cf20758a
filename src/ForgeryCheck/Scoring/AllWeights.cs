using ForgeryCheck.RuleData;

namespace ForgeryCheck.Scoring;

/// <summary>The weights for each of the three questions.</summary>
internal sealed record AllWeights(Weights Lines, Weights Client, Weights Author)
{
    /// <summary>Reads the files in force.</summary>
    /// <param name="files">The rule files.</param>
    /// <param name="stated">Weights stated for custom rules, by rule id.</param>
    /// <exception cref="FormatException">A file is missing or invalid; the message says where.</exception>
    /// <exception cref="ArgumentException">A stated weight is not a number from 0 to the cap.</exception>
    internal static AllWeights Read(RuleFiles files, params ReadOnlySpan<(string Id, double Weight)> stated) =>
        new(Weights.Read(files, stated), Weights.Read(files, Question.Client), Weights.Read(files, Question.Author));
}
