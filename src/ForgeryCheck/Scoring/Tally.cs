using System.Runtime.CompilerServices;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Scoring;

/// <summary>Adds up, story by story, what the evidence is worth to it, in bans.</summary>
internal readonly ref struct Tally(ReadOnlySpan<Evidence> evidence, Weights weights, int boundary)
{
    private readonly ReadOnlySpan<Evidence> _evidence = evidence;

    /// <summary>Fills in the gain of the story that begins at the line after the boundary, at the next line, and so on.</summary>
    internal void Fill(Span<double> gains)
    {
        // What speaks for the lines counts only while nothing contradicts them: a forger can copy a real line.
        var contradicted = false;
        foreach (var one in _evidence)
        {
            contradicted |= one.IsContradiction && one.Weight > 0;
        }

        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = Gain(boundary + 1 + i, contradicted);
        }
    }

    private double Gain(int story, bool contradicted)
    {
        FamilyTable accusing = default, supporting = default;
        foreach (var one in _evidence)
        {
            var gain = one.Weight * one.Share(story, weights.JointShare);
            if (gain > 0)
            {
                accusing[(int)one.Family].Take(gain);
            }
            else
            {
                supporting[(int)one.Family].Take(-gain);
            }
        }

        double sum = 0, support = 0;
        for (var family = 0; family < FamilyTable.Count; family++)
        {
            sum += Math.Min(accusing[family].With(weights.NextShare), weights.FamilyCap((RuleFamily)family));
            support += supporting[family].With(weights.NextShare);
        }

        return contradicted ? sum : sum - Math.Min(support, weights.SupportCap);
    }

    /// <summary>The two strongest of a family: a third is hardly ever independent of them.</summary>
    private struct Pair
    {
        private double _strongest, _next;

        internal void Take(double gain)
        {
            if (gain > _strongest)
            {
                (_strongest, _next) = (gain, _strongest);
            }
            else
            {
                _next = Math.Max(_next, gain);
            }
        }

        internal readonly double With(double nextShare) => _strongest + (nextShare * _next);
    }

    [InlineArray(Count)]
    private struct FamilyTable
    {
        internal const int Count = (int)RuleFamily.Session + 1;

        private Pair _first;
    }
}
