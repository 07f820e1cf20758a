using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>The counts of a run so far: messages by verdict, and unreadable inputs. One thread at a time writes; another may read.</summary>
internal sealed class RunCounts
{
    private readonly int[] _verdicts = new int[4];

    /// <summary>Messages reported.</summary>
    internal int Messages => _verdicts.Sum();

    /// <summary>Inputs that could not be read.</summary>
    internal int Unreadable { get; private set; }

    internal int Count(Verdict verdict) => _verdicts[(int)verdict];

    internal void Add(Verdict verdict) => _verdicts[(int)verdict]++;

    internal void AddUnreadable() => Unreadable++;

    /// <summary>The exit status: read errors take precedence over findings, as with grep.</summary>
    /// <param name="failOn">The lowest verdict that counts as found; null for none.</param>
    internal ExitStatus Status(Verdict? failOn)
    {
        if (Unreadable > 0)
        {
            return ExitStatus.Trouble;
        }

        if (Messages == 0)
        {
            return ExitStatus.NoMessage;
        }

        var found = Count(Verdict.Forged) + (failOn == Verdict.Suspicious ? Count(Verdict.Suspicious) : 0);
        return failOn is not null && found > 0 ? ExitStatus.Found : ExitStatus.Clear;
    }

    /// <summary>What deserves a look: "3 forged, 10 suspicious".</summary>
    internal string Conspicuous => $"{Count(Verdict.Forged)} forged, {Count(Verdict.Suspicious)} suspicious";

    /// <summary>"8432 messages: 3 forged, 10 suspicious, 8400 consistent, 19 untestable".</summary>
    public override string ToString()
    {
        var text = $"{Messages} {(Messages == 1 ? "message" : "messages")}: {Conspicuous}, "
            + $"{Count(Verdict.Consistent)} consistent, {Count(Verdict.Untestable)} untestable";
        return Unreadable == 0 ? text : $"{text}; {Unreadable} could not be read";
    }
}
