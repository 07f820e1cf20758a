using System.Text;
using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Accuracy.Yardstick;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Writes ACCURACY.md: aggregates only, no word of the mail. What holds on mail that no weight was counted on stands first.</summary>
internal static class TableCommand
{
    internal static int Run(string file, string cases, string mail, string script, string? lists, IReadOnlyList<string> seeds)
    {
        var text = Encoding.UTF8.GetString(new RuleFiles().Read(Weights.FileName)!);
        if (Unseen.Read(text, mail, script, lists, seeds) is not { } unseen)
        {
            return Usage.ExitStatus;
        }

        var corpus = unseen.Corpus;
        var outcome = Outcome.Of(corpus);
        var weights = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var halves = unseen.CrossFit();
        var forecasts = Forecasts.Of(corpus, unseen.Lists.Sample(10), Enum.GetValues<Purpose>().SelectMany(unseen.Forgeries));
        var tested = unseen.Seeds.Select(seed => (seed, corpus.Forgeries(Purpose.Test, seed) ?? [])).ToList();

        using var page = new StringWriter { NewLine = "\n" };
        page.WriteLine(Prose.Head(string.Join(' ', seeds)));
        Part("Kits that nobody has seen", Prose.Kits, () => UnseenSection.Kits(page, unseen));
        Part("Mail of the other half", Prose.Halves, () => UnseenSection.Halves(page, unseen));
        Part("Corpora that no weight was counted on", Prose.LeftOutSets, () => UnseenSection.Sets(page, unseen));
        Part("Forgers that no weight was counted on", Prose.LeftOutLevels, () => UnseenSection.Levels(page, unseen));
        Part("Client and author: weights of the other half", Prose.AnswersOfOtherHalf, () => AnswersSection.Write(page, corpus, unseen.Lists, AnswerWeights.OfOtherHalf(corpus, unseen.Lists)));
        Part("Is the score a probability?", Prose.Reliability, () => ReliabilitySection.Write(page, forecasts.With(halves), weights.Prior));
        Part("Measuring mail: public lists", Prose.Lists, () => ListsSection.Write(page, unseen.Lists, weights));
        Part("Measuring mail: verdicts, set by set", Prose.Sets, () => SetsSection.Write(page, outcome));
        Part("Measuring mail: client and author", Prose.AnswersInForce, () => AnswersSection.Write(page, corpus, unseen.Lists, AnswerWeights.InForce()));
        Part("Measuring mail: labelled by a person", Prose.Labelled, () => LabelledSection.Write(page, outcome));
        Part("Measuring mail: forgebench", Prose.Levels, () => LevelsSection.Write(page, corpus.ForgeriesToMeasure()!, tested));
        Part("How the halves are made", Prose.Split, () => SplitSection.Write(page, corpus));
        Part("Weights", Prose.Weights, () => WeightsSection.Write(page, weights));
        Part("Dependence, and other caps and shares", Prose.Grid, () => GridSection.Write(page, halves, forecasts));
        Part("The yardstick", Prose.Yardstick, () => YardstickSection.Write(page, Agreement.Read()));
        Part("Messages in which each rule fired", Prose.Hits, () => HitsSection.Write(page, outcome));
        Part("Lines", Prose.Lines, () => LinesSection.Write(page, outcome));
        Part("The parser against other parsers' own cases", "```", () => ReceivedCommand.Summarise(cases, page));
        page.WriteLine("```");
        File.WriteAllText(file, page.ToString());
        return 0;

        void Part(string title, string prose, Action write)
        {
            page.WriteLine($"\n## {title}\n\n{prose}{(prose == "```" ? "" : "\n")}");
            write();
        }
    }
}
