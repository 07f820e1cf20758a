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
            if (one.Weight < 0 && contradicted)
            {
                continue;
            }

            var gain = one.Weight * one.Share(story, weights.JointShare);
            if (gain > 0)
            {
                accusing[(int)one.Family].Take(gain, one.Last);
            }
            else if (gain < 0)
            {
                supporting[(int)one.Family].Take(-gain, one.Last);
            }
        }

        double sum = 0, support = 0;
        for (var family = 0; family < FamilyTable.Count; family++)
        {
            sum += Math.Min(accusing[family].With(weights.NextShare, weights.NextLineShare), weights.FamilyCap((RuleFamily)family));
            support += supporting[family].With(weights.NextShare, weights.NextShare);
        }

        return sum - Math.Min(support, weights.SupportCap);
    }

    /// <summary>
    /// The two strongest of a family: a third is hardly ever independent of them. What is found on two lines counts less than two things found on
    /// one, since hosts of one site have the same habits.
    /// </summary>
    private struct Pair
    {
        private double _strongest, _sameLine, _otherLine;
        private int _line;

        internal void Take(double gain, int line)
        {
            if (gain > _strongest)
            {
                // All that came before is at most as strong as the strongest was, so that one stands for it.
                if (line == _line)
                {
                    _sameLine = _strongest;
                }
                else
                {
                    (_sameLine, _otherLine) = (0, _strongest);
                }

                (_strongest, _line) = (gain, line);
            }
            else if (line == _line)
            {
                _sameLine = Math.Max(_sameLine, gain);
            }
            else
            {
                _otherLine = Math.Max(_otherLine, gain);
            }
        }

        internal readonly double With(double sameLine, double otherLine) => _strongest + Math.Max(sameLine * _sameLine, otherLine * _otherLine);
    }

    [InlineArray(Count)]
    private struct FamilyTable
    {
        internal const int Count = (int)RuleFamily.Session + 1;

        private Pair _first;
    }
}
