using System.Runtime.CompilerServices;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>Adds up the evidence for each story, in bans.</summary>
internal static class Tally
{
    private const int FewStories = 16;

    /// <summary>Fills in the gains of the stories that begin at the line after the boundary, at the next line, and so on.</summary>
    internal static void Fill(
        Span<double> gains, ReadOnlySpan<Evidence> evidence, ReadOnlySpan<Agreement> agreements, Weights weights, int boundary)
    {
        var (accused, contradicted) = (false, false);
        foreach (ref readonly var one in evidence)
        {
            accused |= one.Weight > 0;
            contradicted |= one.IsContradiction && one.Weight > 0;
        }

        gains.Clear();
        for (var i = 0; accused && i < gains.Length; i++)
        {
            gains[i] = Accusing(evidence, weights, boundary + 1 + i);
        }

        // Support counts only while nothing contradicts the lines: a forger can copy a real line.
        if (!contradicted)
        {
            TakeSupport(gains, evidence, agreements, weights, boundary);
        }
    }

    private static double Accusing(ReadOnlySpan<Evidence> evidence, Weights weights, int story)
    {
        Families<Accused> families = default;
        foreach (ref readonly var one in evidence)
        {
            if (one.Weight > 0 && one.Weight * one.Share(story, weights.JointShare) is > 0 and var gain)
            {
                families[(int)one.Family].Take(gain, one.Last);
            }
        }

        double sum = 0;
        for (var family = 0; family < Families<Accused>.Count; family++)
        {
            sum += Math.Min(families[family].With(weights.NextShare, weights.NextLineShare), weights.FamilyCap((RuleFamily)family));
        }

        return sum;
    }

    /// <summary>
    /// Support for a line counts against every story that begins at or above it, so a story has all that the one below it has, plus that of its own
    /// line. Most tests come out as in honest mail: a hundred per message.
    /// </summary>
    private static void TakeSupport(
        Span<double> gains, ReadOnlySpan<Evidence> evidence, ReadOnlySpan<Agreement> agreements, Weights weights, int boundary)
    {
        // The support of each line: for its own story, and those that begin above it.
        Span<Families<Supported>> own = gains.Length <= FewStories ? stackalloc Families<Supported>[gains.Length] : new Families<Supported>[gains.Length];
        Span<Families<Supported>> above = gains.Length <= FewStories ? stackalloc Families<Supported>[gains.Length] : new Families<Supported>[gains.Length];
        foreach (ref readonly var one in evidence)
        {
            // A finding on a line that does not exist is applied to the lowest one.
            var last = Math.Min(one.Last - boundary, gains.Length) - 1;
            if (one.Weight < 0)
            {
                own[last][(int)one.Family].Take(-one.Weight);
                above[last][(int)one.Family].Take(-one.Weight * one.Share(one.Last - 1, weights.JointShare));
            }
        }

        foreach (ref readonly var one in agreements)
        {
            if (one.Line > boundary && weights.Of(one) is < 0 and var weight)
            {
                var family = (int)one.Rule.Family;
                own[one.Line - boundary - 1][family].Take(-weight);
                above[one.Line - boundary - 1][family].Take(one.Scope == FindingScope.Joint ? -weight * weights.JointShare : -weight);
            }
        }

        Families<Supported> below = default;
        for (var i = gains.Length - 1; i >= 0; i--)
        {
            double support = 0;
            for (var family = 0; family < Families<Supported>.Count; family++)
            {
                var all = below[family];
                all.Take(own[i][family]);
                support += all.With(weights.NextShare);
                below[family].Take(above[i][family]);
            }

            gains[i] -= Math.Min(support, weights.SupportCap);
        }
    }

    /// <summary>
    /// The two strongest of a family: a third is hardly ever independent of them. Findings on two lines count less than two on one, since hosts of
    /// one site have the same habits.
    /// </summary>
    private struct Accused
    {
        private double _strongest, _sameLine, _otherLine;
        private int _line;

        internal void Take(double gain, int line)
        {
            if (gain > _strongest)
            {
                // All earlier ones are at most as strong as the strongest was, which stands for them.
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

    /// <summary>The two strongest of a family, on any lines.</summary>
    private struct Supported
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

        internal void Take(in Supported other)
        {
            Take(other._strongest);
            Take(other._next);
        }

        internal readonly double With(double next) => _strongest + (next * _next);
    }

    [InlineArray(Count)]
    private struct Families<T>
    {
        internal const int Count = (int)RuleFamily.Session + 1;

        private T _first;
    }
}
