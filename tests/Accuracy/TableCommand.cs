using System.Text;
using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Accuracy.Yardstick;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Writes ACCURACY.md: aggregates only, no word of the mail.</summary>
internal static class TableCommand
{
    internal static int Run(string file, string cases, string mail, string script, IReadOnlyList<string> seeds)
    {
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToFit() is not { } fitted)
        {
            return Usage.ExitStatus;
        }

        var numbers = seeds.Select(ForgeBenchCommand.Number).ToList();
        var tested = numbers.Select(seed => (Seed: seed, Made: corpus.Forgeries(Purpose.Test, seed) ?? [])).ToList();
        var outcome = Outcome.Of(corpus);
        var text = Encoding.UTF8.GetString(new RuleFiles().Read(Weights.FileName)!);
        var weights = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var fit = Forecasts.Of(corpus, Purpose.Fit, numbers);
        var test = Forecasts.Of(corpus, Purpose.Test, numbers);

        using var page = new StringWriter { NewLine = "\n" };
        page.WriteLine(Prose.Head(string.Join(' ', seeds)));
        var made = tested.SelectMany(one => one.Made).ToList();
        Part("At a glance", Prose.Glance, () => GlanceSection.Write(page, outcome, fitted, made));
        Part("The two halves", Prose.Halves, () => SplitSection.Write(page, corpus));
        Part("Verdicts, set by set", Prose.Sets, () => SetsSection.Write(page, outcome));
        Part("Labelled by a person", Prose.Labelled, () => LabelledSection.Write(page, outcome));
        Part("forgebench", Prose.Levels, () => LevelsSection.Write(page, fitted, tested));
        Part("A set that no weight was measured on", Prose.Transfer, () => TransferSection.Write(page, corpus, text, weights));
        Part("Is the score a probability?", Prose.Reliability, () => ReliabilitySection.Write(page, test.With(weights), weights.Prior));
        Part("Weights", Prose.Weights, () => WeightsSection.Write(page, weights, Pools.Of(corpus.In(Purpose.Test), made)));
        Part("Findings that come together", Prose.Pairs, () => PairsSection.Write(page, Pair.Of(fit, weights)));
        Part("Other caps and shares", Prose.Grid, () => GridSection.Write(page, text, weights, Pools.ToFit(corpus), fit, test));
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
