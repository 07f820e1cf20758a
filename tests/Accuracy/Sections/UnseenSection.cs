using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Splitting;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What holds on mail that the weights were not counted on: kits, halves, corpora and levels of forgebench, each left out in turn.</summary>
internal static class UnseenSection
{
    private const string Header = "messages | called forged | called suspicious |\n|---|---|---|---|";

    /// <summary>One kit left out at a time, and tried.</summary>
    internal static void Kits(TextWriter output, Unseen unseen)
    {
        var kits = unseen.Corpus.Mail.Where(one => one.Truth is { Forged: true }).GroupBy(one => one.Group)
            .Select(kit => Told.Of(kit, unseen.Without(new LeaveOut(Kit: kit.Key)))).OrderByDescending(kit => kit.Messages).ToList();
        output.WriteLine($"| labelled forgeries | {Header}");
        output.WriteLine(Invariant($"| {kits.Count} kits, each left out in turn | {Sum(kits)} |"));
        var several = kits.Where(kit => kit.Messages > 1).ToList();
        output.WriteLine(Invariant($"| of these, {several.Count} kits of more than one message | {Sum(several)} |"));
        output.WriteLine(Invariant($"| kits of which at least half the messages are called forged | {kits.Count(kit => 2 * kit.Forged >= kit.Messages)} of {kits.Count} | | |"));
    }

    /// <summary>One half left out at a time, and tried: genuine mail, labelled forgeries, forged chains.</summary>
    internal static void Halves(TextWriter output, Unseen unseen)
    {
        output.WriteLine($"| the half that was left out | {Header}");
        foreach (var half in Enum.GetValues<Purpose>())
        {
            var weights = unseen.Without(new LeaveOut(Half: half));
            var mail = unseen.Corpus.In(half).ToList();
            Row("genuine mail of the sets", mail.Where(one => one.IsHam && one.Truth is not { Forged: true }));
            foreach (var tally in unseen.Lists.Judge(("", weights, one => one.Half == half)))
            {
                output.WriteLine($"| {Name(half)}: genuine mail of public lists | {Told.Of(tally)} |");
            }

            Row("labelled forgeries", mail.Where(one => one.Truth is { Forged: true }));
            foreach (var level in ForgeBench.Levels)
            {
                Row($"forgebench, {level}", unseen.Forgeries(half).Where(one => one.Truth!.Level == level));
            }

            void Row(string name, IEnumerable<Judged> some) => output.WriteLine($"| {Name(half)}: {name} | {Told.Of(some, weights)} |");
        }
    }

    /// <summary>One corpus left out at a time, with all that was forged out of it, and tried.</summary>
    internal static void Sets(TextWriter output, Unseen unseen)
    {
        output.WriteLine($"| the set that was left out | {Header}");
        foreach (var set in unseen.Corpus.Sets.Where(set => set != "bounces"))
        {
            var weights = unseen.Without(new LeaveOut(Set: set));
            var mail = unseen.Corpus.Mail.Where(one => one.Set == set).ToList();
            output.WriteLine($"| {set} | {Told.Of(mail, weights)} |");
            if (mail.Where(one => one.Truth is { Forged: true }).ToList() is { Count: > 0 } labelled)
            {
                output.WriteLine($"| {set}, labelled forged | {Told.Of(labelled, weights)} |");
            }
        }
    }

    /// <summary>One level of forgebench left out at a time, and tried.</summary>
    internal static void Levels(TextWriter output, Unseen unseen)
    {
        output.WriteLine($"| the level that was left out | {Header}");
        foreach (var level in ForgeBench.Levels)
        {
            var weights = unseen.Without(new LeaveOut(Kit: "level " + level));
            output.WriteLine($"| {level} | {Told.Of(Enum.GetValues<Purpose>().SelectMany(unseen.Forgeries).Where(one => one.Truth!.Level == level), weights)} |");
        }
    }

    private static Told Sum(IEnumerable<Told> kits) => kits.Aggregate(default(Told), (sum, kit) => sum + kit);
}
