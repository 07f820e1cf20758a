using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Profiling;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>
/// Learns profiles from one half of each mailbox and tries them on the other, both ways; with weights counted on the half that taught. With --write
/// FOLDER the weights of all are written to the files in it.
/// </summary>
internal static class ProfilesCommand
{
    private const string Write = "--write";

    internal static int Run(string mail, string script, string lists, IReadOnlyList<string> arguments, TextWriter output)
    {
        var at = arguments.ToList().IndexOf(Write);
        var seeds = arguments.Take(at < 0 ? arguments.Count : at).Select(ForgeBenchCommand.Number).ToList();
        var run = new ProfileRun(Mailboxes.Of([lists]));
        if (!run.Read(mail, script, seeds))
        {
            return Usage.ExitStatus;
        }

        run.Write(output);
        if (at >= 0)
        {
            foreach (var question in (Question[])[Question.Lines, Question.Author])
            {
                File.WriteAllText(Path.Combine(arguments[at + 1], Weights.FileOf(question)), run.Trial.Fit(question));
            }
        }

        return 0;
    }
}
