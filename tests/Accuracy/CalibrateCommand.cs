using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Says whether scores are what they claim, and what other caps and shares would come to.</summary>
internal static class CalibrateCommand
{
    internal static int Run(string file, string mail, string script, string? lists, IReadOnlyList<string> seeds, TextWriter output)
    {
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToMeasure() is not { } made)
        {
            return Usage.ExitStatus;
        }

        var pools = Pools.Of(corpus.Mail, made);
        var more = new Lists(lists);
        foreach (var (set, half, table) in more.Count(Question.Lines)[Question.Lines])
        {
            pools.AddHonest(set, half, table);
        }

        var weights = CrossFit.Of(pools, File.ReadAllText(file));
        var numbers = seeds.Select(ForgeBenchCommand.Number).ToList();
        var tested = numbers.SelectMany(seed => Enum.GetValues<Purpose>().SelectMany(half => corpus.Forgeries(half, seed) ?? []));
        var forecasts = Forecasts.Of(corpus, more.Sample(10), tested);
        ReliabilitySection.Write(output, forecasts.With(weights), 0.05);
        output.WriteLine();
        GridSection.Write(output, weights, forecasts);
        return 0;
    }
}
