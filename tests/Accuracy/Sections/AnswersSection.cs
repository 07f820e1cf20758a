using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>The answers about the client and the author, set by set.</summary>
internal static class AnswersSection
{
    /// <summary>Writes the table, and returns the genuine messages of which either is contradicted.</summary>
    internal static IReadOnlyList<(string Mailbox, int Index, string Why)> Write(TextWriter output, Corpus corpus, Lists lists, AnswerWeights weights)
    {
        output.WriteLine("| set | messages | client confirmed | client contradicted | author authenticated | author contradicted | either contradicted | no line to test | of these decided |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var ham = new List<(string, int, string)>();
        foreach (var set in corpus.Sets)
        {
            var tally = new AnswerTally();
            foreach (var one in corpus.Mail.Where(one => one.Set == set))
            {
                tally.Add(one, weights);
            }

            Row(output, set, tally);
            ham.AddRange(Mailboxes.IsHam(set) ? tally.Accused : []);
        }

        if (lists.Number > 0)
        {
            var tally = lists.Judge(weights);
            Row(output, Invariant($"{lists.Number} public lists"), tally);
            ham.AddRange(tally.Accused);
        }

        return ham;
    }

    private static void Row(TextWriter output, string name, AnswerTally tally) => output.WriteLine(Invariant(
        $"| {name} | {tally.Messages} | {tally.Clients(AnswerState.Confirmed)} | {tally.Clients(AnswerState.Contradicted)} | {tally.Authors(AnswerState.Confirmed)} | {tally.Authors(AnswerState.Contradicted)} | {tally.Contradicted} ({Percent(tally.Contradicted, tally.Messages)}) | {tally.Untestable} | {tally.Decided} ({Percent(tally.Decided, tally.Untestable)}) |"));
}
