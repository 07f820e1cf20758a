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
        FamilyTable strongest = default, next = default;
        var support = 0.0;
        foreach (var one in _evidence)
        {
            var gain = one.Weight * one.Share(story, weights.JointShare);
            if (gain < 0)
            {
                support += gain;
            }
            else if (gain > strongest[(int)one.Family])
            {
                next[(int)one.Family] = strongest[(int)one.Family];
                strongest[(int)one.Family] = gain;
            }
            else
            {
                next[(int)one.Family] = Math.Max(next[(int)one.Family], gain);
            }
        }

        var sum = contradicted ? 0 : Math.Max(support, -weights.SupportCap);
        for (var family = 0; family < FamilyTable.Count; family++)
        {
            sum += Math.Min(strongest[family] + (weights.NextShare * next[family]), weights.FamilyCap((RuleFamily)family));
        }

        return sum;
    }

    [InlineArray(Count)]
    private struct FamilyTable
    {
        internal const int Count = (int)RuleFamily.Session + 1;

        private double _first;
    }
}
