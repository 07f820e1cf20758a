using BenchmarkDotNet.Attributes;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Benchmarks;

/// <summary>The verdict alone: an ordinary chain, and the longest that is read, with a finding on every line.</summary>
[MemoryDiagnoser]
public class ScorerBenchmarks
{
    private static readonly Weights InForce = Weights.Read(new RuleFiles());
    private Chain _chain = null!;
    private Finding[] _findings = null!;

    /// <summary>Received lines.</summary>
    [Params(6, 500)]
    public int Lines { get; set; }

    /// <summary>Makes the chain.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var line = ReceivedParser.Parse("from a.example by b.example; Mon, 1 Jun 2026 10:00:00 +0000"u8.ToArray());
        var hops = Enumerable.Range(1, Lines).Select(n => new Hop { Number = n, Line = line, Field = default, FieldIndex = n - 1 }).ToList();
        _chain = new Chain(hops, [], new Boundary(1, BoundaryBasis.WorkedOut, ""), null);
        _findings = [.. Enumerable.Range(2, Lines - 1).Select(n => new Finding
        {
            Rule = RuleSet.Find("FC312")!.Info, Scope = FindingScope.Line, Lines = [n], Message = "", Kind = FindingKind.Contradiction,
        })];
    }

    /// <summary>The verdict.</summary>
    [Benchmark]
    public Assessment Assess() => Scorer.Assess(_chain, _findings, [], InForce, 0.05);
}
