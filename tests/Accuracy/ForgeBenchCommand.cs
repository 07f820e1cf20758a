using System.Globalization;
using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy;

/// <summary>Runs the analyzer over chains that forgebench forges out of genuine mail, from clumsy to careful.</summary>
internal static class ForgeBenchCommand
{
    internal const int PerLevel = 300;
    internal const int Genuine = 3000;

    internal static int Run(string script, string mail, IReadOnlyList<string> seeds, TextWriter output)
    {
        foreach (var text in seeds)
        {
            if (Measure(script, mail, int.Parse(text, CultureInfo.InvariantCulture)) is { } levels)
            {
                output.WriteLine($"seed {text}");
                output.WriteLine();
                Tables.Levels(output, levels);
                output.WriteLine();
            }
        }

        return 0;
    }

    internal static Dictionary<string, Recall>? Measure(string script, string mail, int seed)
    {
        var ham = Mailboxes.Of([mail]).Where(Mailboxes.IsHam).ToList();
        if (ForgeBench.Judge(script, ham, seed, PerLevel, Genuine) is not { } judged)
        {
            return null;
        }

        var levels = ForgeBench.Levels.Append("genuine").ToDictionary(level => level, _ => new Recall());
        foreach (var one in judged)
        {
            if (one.Truth is { } truth)
            {
                levels[truth.Forged ? truth.Level! : "genuine"].Add(one);
            }
        }

        return levels;
    }
}
