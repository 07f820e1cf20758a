using ForgeryCheck.Chains;
using ForgeryCheck.Facts;

namespace ForgeryCheck.Rules.Clock;

/// <summary>How sentences name the lowest claimed line with a time, which need not be the lowest of all.</summary>
internal static class LowestLine
{
    internal static string Of(MessageFacts facts, Hop lowest) =>
        lowest.Number == facts.Chain.Hops.Count ? $"line {lowest.Number}, the lowest," : $"line {lowest.Number}, the lowest with a readable date,";
}
