using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Sections;

namespace ForgeryCheck.Accuracy;

/// <summary>Says how the mail falls into the half for fitting and the half for testing.</summary>
internal static class SplitCommand
{
    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        SplitSection.Write(output, Corpus.Read(paths));
        return 0;
    }
}
