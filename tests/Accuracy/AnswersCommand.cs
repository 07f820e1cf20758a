using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;

namespace ForgeryCheck.Accuracy;

/// <summary>The answers about client and author: by weights of the other half, and by those in force, with the genuine mail that these contradict.</summary>
internal static class AnswersCommand
{
    internal static int Run(string mail, string? folder, TextWriter output)
    {
        var corpus = Corpus.Read([mail]);
        var lists = new Lists(folder);
        output.WriteLine("Weights of the other half\n");
        Tell(AnswersSection.Write(output, corpus, lists, AnswerWeights.OfOtherHalf(corpus, lists)));
        output.WriteLine("\nWeights in force\n");
        Tell(AnswersSection.Write(output, corpus, lists, AnswerWeights.InForce()));
        return 0;

        void Tell(IReadOnlyList<(string Mailbox, int Index, string Why)> ham)
        {
            output.WriteLine();
            foreach (var kind in ham.GroupBy(one => (one.Mailbox, one.Why)).OrderByDescending(kind => kind.Count()).Take(40))
            {
                output.WriteLine(Tables.Invariant($"{kind.Count()} of {kind.Key.Mailbox}, the first #{kind.First().Index}: {kind.Key.Why}"));
            }
        }
    }
}
