using System.Text;
using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Says whether scores are what they claim, which findings are counted twice, and what other caps and shares would come to.</summary>
internal static class CalibrateCommand
{
    internal static int Run(string file, string mail, string script, IReadOnlyList<string> seeds, TextWriter output)
    {
        var text = File.ReadAllText(file);
        var weights = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToFit() is null)
        {
            return Usage.ExitStatus;
        }

        var numbers = seeds.Select(ForgeBenchCommand.Number).ToList();
        var fit = Forecasts.Of(corpus, Purpose.Fit, numbers);
        var test = Forecasts.Of(corpus, Purpose.Test, numbers);
        ReliabilitySection.Write(output, test.With(weights), weights.Prior);
        output.WriteLine();
        PairsSection.Write(output, Pair.Of(fit, weights));
        output.WriteLine();
        GridSection.Write(output, text, weights, Pools.ToFit(corpus), fit, test);
        return 0;
    }
}
