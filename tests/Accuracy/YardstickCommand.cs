using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Sections;
using ForgeryCheck.Accuracy.Yardstick;

namespace ForgeryCheck.Accuracy;

/// <summary>Compares the computed yardstick with an installed SpamAssassin and keeps the counts for the table.</summary>
internal static class YardstickCommand
{
    internal static int Run(string file, string mail, TextWriter output)
    {
        var corpus = Corpus.Read([mail]);
        var all = new List<Agreement>();
        foreach (var set in corpus.Sets)
        {
            var messages = corpus.Mail.Where(one => one.Set == set).ToList();
            if (RealSpamAssassin.Judge(messages) is not { } theirs)
            {
                return Usage.ExitStatus;
            }

            all.Add(Agreement.Of(set, messages, theirs));
            foreach (var (one, fires) in messages.Zip(theirs).Where(pair => ForgedReceivedTrail.Fires(pair.First) != pair.Second))
            {
                output.WriteLine(Tables.Invariant($"{(fires ? "only SpamAssassin" : "only computed")}: {one.Mailbox}#{one.Index}"));
            }
        }

        Agreement.Write(file, all);
        YardstickSection.Write(output, all);
        return 0;
    }
}
