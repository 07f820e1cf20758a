using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Sections;

namespace ForgeryCheck.Accuracy;

/// <summary>Counts without a part of the mail and tries the weights on that part: kits, halves, corpora, levels of forgebench.</summary>
internal static class UnseenCommand
{
    internal static int Run(string file, string mail, string script, string? lists, IReadOnlyList<string> seeds, TextWriter output)
    {
        if (Unseen.Read(File.ReadAllText(file), mail, script, lists, seeds) is not { } unseen)
        {
            return Usage.ExitStatus;
        }

        foreach (var part in (Action<TextWriter, Unseen>[])[UnseenSection.Kits, UnseenSection.Halves, UnseenSection.Sets, UnseenSection.Levels])
        {
            part(output, unseen);
            output.WriteLine();
        }

        return 0;
    }
}
