using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>A rule that takes its thread until it is let go, as an analysis of a hostile header might.</summary>
internal sealed class SlowRule : IRule, IDisposable
{
    private readonly ManualResetEventSlim _gate = new();

    public RuleInfo Info { get; } = new("EX1", "slow", RuleFamily.Appended, FindingKind.Contradiction, "Takes its time");

    public void Check(MessageFacts facts, FindingSink sink) => _gate.Wait();

    public void Dispose() => _gate.Set();
}
