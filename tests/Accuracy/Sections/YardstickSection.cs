using ForgeryCheck.Accuracy.Yardstick;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>How well the computed yardstick agrees with SpamAssassin itself.</summary>
internal static class YardstickSection
{
    internal static void Write(TextWriter output, IReadOnlyList<Agreement> all)
    {
        output.WriteLine("| set | messages | both fire | only computed | only SpamAssassin | agree |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var one in all)
        {
            output.WriteLine(Invariant($"| {one.Set} | {one.Messages} | {one.Both} | {one.OnlyOurs} | {one.OnlyTheirs} | {Percent(one.Both + one.Neither, one.Messages)} |"));
        }
    }
}
