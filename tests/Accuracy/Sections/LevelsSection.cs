using ForgeryCheck.Accuracy.Mail;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>forgebench: how many of each forger's chains are found, on the chains that weights were measured on and on others.</summary>
internal static class LevelsSection
{
    internal static void Write(TextWriter output, IReadOnlyList<Judged> fitted, IReadOnlyList<(int Seed, IReadOnlyList<Judged> Made)> tested)
    {
        output.WriteLine($"| level | fit: messages | forged | {string.Concat(tested.Select(one => $"test, seed {one.Seed}: forged | "))}test: messages | forged | forged or suspicious | exact line of all | SpamAssassin |");
        output.WriteLine("|---|---|---|---|---|---|---|---|" + string.Concat(Enumerable.Repeat("---|", tested.Count)));
        foreach (var level in ForgeBench.Levels)
        {
            var fit = Of(fitted, level);
            var all = Of(tested.SelectMany(one => one.Made), level);
            var seeds = tested.Select(one => Of(one.Made, level)).Select(r => Percent(r.Detected, r.Forgeries) + " | ");
            output.WriteLine(Invariant($"| {level} | {fit.Forgeries} | {Percent(fit.Detected, fit.Forgeries)} | {string.Concat(seeds)}{all.Forgeries} | {Percent(all.Detected, all.Forgeries)} | {Percent(all.Suspected, all.Forgeries)} | {Percent(all.ExactLine, all.Forgeries)} | {Percent(all.Trails, all.Forgeries)} |"));
        }
    }

    private static Recall Of(IEnumerable<Judged> made, string level)
    {
        var recall = new Recall();
        foreach (var one in made.Where(one => one.Truth?.Level == level))
        {
            recall.Add(one);
        }

        return recall;
    }
}
