using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>Measures on the half for fitting what each rule's findings are worth, and rewrites rules/weights.json.</summary>
internal static class WeightsCommand
{
    internal static int Run(string file, string mail, string script, TextWriter output)
    {
        var text = File.ReadAllText(file);
        var weights = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var corpus = Corpus.Read([mail], script, batch: true);
        if (corpus.ForgeriesToFit() is null)
        {
            return Usage.ExitStatus;
        }

        var pools = Pools.ToFit(corpus);
        var entries = Fitter.Fit(pools, weights, tables: true);
        File.WriteAllText(file, WeightsFile.Rewrite(text, entries));
        output.WriteLine(Tables.Invariant($"{entries.Count} weights; genuine {pools.Honest}, forged {pools.Forged}, spam and forged {pools.Spam} messages with claimed lines, all of the half for fitting"));
        return 0;
    }
}
