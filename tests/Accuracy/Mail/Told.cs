using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>What some weights tell of some messages.</summary>
/// <param name="Messages">How many there are.</param>
/// <param name="Forged">Told forged.</param>
/// <param name="Suspicious">Told suspicious.</param>
internal readonly record struct Told(int Messages, int Forged, int Suspicious)
{
    internal static Told Of(IEnumerable<Judged> mail, Weights weights)
    {
        int messages = 0, forged = 0, suspicious = 0;
        foreach (var one in mail)
        {
            var verdict = one.Weighed(weights).Verdict;
            messages++;
            forged += verdict == Verdict.Forged ? 1 : 0;
            suspicious += verdict == Verdict.Suspicious ? 1 : 0;
        }

        return new(messages, forged, suspicious);
    }

    internal static Told Of(ListTally tally) => new(tally.Messages, tally.Of(Verdict.Forged), tally.Of(Verdict.Suspicious));

    public static Told operator +(Told one, Told other) =>
        new(one.Messages + other.Messages, one.Forged + other.Forged, one.Suspicious + other.Suspicious);

    /// <summary>Three cells of a table: messages, told forged, told suspicious.</summary>
    public override string ToString() =>
        Invariant($"{Messages} | {Forged} ({Part(Forged)}) | {Suspicious} ({Part(Suspicious)})");

    // List mail is so much that of rare errors two places are too few.
    private string Part(int count) => Messages == 0 ? "-"
        : 100.0 * count / Messages is < 1 and > 0 and var percent ? Invariant($"{percent:0.0000} %")
        : Percent(count, Messages);
}
