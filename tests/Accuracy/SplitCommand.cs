using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy;

/// <summary>Says how the mail falls into the half for fitting and the half for testing.</summary>
internal static class SplitCommand
{
    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        Tables.Split(output, Corpus.Read(paths));
        return 0;
    }
}
