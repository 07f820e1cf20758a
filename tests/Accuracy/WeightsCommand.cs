using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Measures what each finding is worth where it could be made, and rewrites rules/weights.json and, beside it, client-weights.json and author-weights.json.</summary>
internal static class WeightsCommand
{
    internal static int Run(string file, string mail, string script, string? lists, TextWriter output)
    {
        var corpus = Corpus.Read([mail], script, batch: true);
        if (corpus.ForgeriesToMeasure() is not { } made)
        {
            return Usage.ExitStatus;
        }

        var lines = Pools.Of(corpus.Mail, made);
        var client = AnswerPools.Of(Question.Client, corpus.Mail);
        var author = AnswerPools.Of(Question.Author, corpus.Mail);
        foreach (var counts in new Lists(lists).Count(Enum.GetValues<Question>()))
        {
            foreach (var (set, half, table) in counts)
            {
                switch (counts.Key)
                {
                    case Question.Lines: lines.AddHonest(set, half, table); break;
                    case Question.Client: client.AddHonest(set, half, table); break;
                    default: author.AddHonest(set, half, table); break;
                }
            }
        }

        Rewrite(file, text => lines.Fit(text));
        // The author first: one of its rules stands for one about the client.
        var ofAuthor = Beside(file, Question.Author);
        Rewrite(ofAuthor, text => author.Fit(text));
        Rewrite(Beside(file, Question.Client), text => client.Fit(text, elsewhere: File.ReadAllText(ofAuthor)));
        return 0;
    }

    private static string Beside(string file, Question question) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Weights.FileOf(question));

    private static void Rewrite(string file, Func<string, string> fit) => File.WriteAllText(file, fit(File.ReadAllText(file)));
}
