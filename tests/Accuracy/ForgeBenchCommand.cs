using System.Globalization;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Splitting;

namespace ForgeryCheck.Accuracy;

/// <summary>Runs the analyzer over chains that forgebench forges out of genuine mail, from clumsy to careful.</summary>
internal static class ForgeBenchCommand
{
    internal static int Run(string script, string mail, IReadOnlyList<string> seeds, TextWriter output)
    {
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToMeasure() is not { } fitted)
        {
            return Usage.ExitStatus;
        }

        LevelsSection.Write(output, fitted, [.. seeds.Select(Number).Select(seed => (seed, corpus.Forgeries(Purpose.Test, seed) ?? []))]);
        return 0;
    }

    internal static int Number(string seed) => int.Parse(seed, CultureInfo.InvariantCulture);
}
