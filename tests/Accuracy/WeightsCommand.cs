using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;

namespace ForgeryCheck.Accuracy;

/// <summary>Measures what each finding is worth where it could be made, and rewrites rules/weights.json.</summary>
internal static class WeightsCommand
{
    internal static int Run(string file, string mail, string script, string? lists, TextWriter output)
    {
        var corpus = Corpus.Read([mail], script, batch: true);
        if (corpus.ForgeriesToMeasure() is not { } made)
        {
            return Usage.ExitStatus;
        }

        var pools = Pools.Of(corpus.Mail, made);
        foreach (var (key, table) in new Lists(lists).Count())
        {
            pools.AddHonest(key.Set, key.Half, table);
        }

        File.WriteAllText(file, pools.Fit(File.ReadAllText(file)));
        return 0;
    }
}
