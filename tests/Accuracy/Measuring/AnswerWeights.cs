using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>The weights for the client and the author: those in force, or for each half those of the other.</summary>
internal sealed class AnswerWeights
{
    private readonly Dictionary<(Question, Purpose), Weights> _weights = [];

    /// <summary>The weights in force.</summary>
    internal static AnswerWeights InForce()
    {
        var files = new RuleFiles();
        return Of((question, _) => Weights.Read(files, question));
    }

    /// <summary>For mail of either half, weights that were counted on the other.</summary>
    internal static AnswerWeights OfOtherHalf(Corpus corpus, Lists lists)
    {
        var files = new RuleFiles();
        var pools = Enum.GetValues<Question>().Where(q => q != Question.Lines).ToDictionary(question => question, question => AnswerPools.Of(question, corpus.Mail));
        foreach (var counts in lists.Count([.. pools.Keys]))
        {
            foreach (var (set, half, table) in counts)
            {
                pools[counts.Key].AddHonest(set, half, table);
            }
        }

        return Of((question, half) => Weights.Parse(Encoding.UTF8.GetBytes(Fit(question, half))));

        string Fit(Question question, Purpose half) => pools[question].Fit(
            Encoding.UTF8.GetString(files.Read(Weights.FileOf(question))!), new LeaveOut(Half: half), question == Question.Client ? Fit(Question.Author, half) : null);
    }

    /// <summary>The answer about a message.</summary>
    internal Answer Judge(Question question, Judged one) =>
        _weights[(question, one.Half)] is var weights ? AnswerScorer.Assess(question, one.Report.Assessment.Findings, one.Report.BoundaryLine, weights, weights.Prior) : Answer.None;

    private static AnswerWeights Of(Func<Question, Purpose, Weights> read)
    {
        var all = new AnswerWeights();
        foreach (var half in Enum.GetValues<Purpose>())
        {
            all._weights[(Question.Client, half)] = read(Question.Client, half);
            all._weights[(Question.Author, half)] = read(Question.Author, half);
        }

        return all;
    }
}
