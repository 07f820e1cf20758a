using System.Numerics;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Identifiers;

namespace ForgeryCheck.Copies;

/// <summary>The rules for claimed lines that apply to trusted lines too, since they need nothing but the line itself.</summary>
internal static class CopyRules
{
    /// <summary>The rules that examine one line, or two that one host wrote at the same moment.</summary>
    internal static IReadOnlyList<IRule> OfLines { get; } =
    [
        new ImpossibleAddressRule(),
        new QueueIdClockRule(),
        new IdImpossibleRule(),
        new QmailPairClockRule(),
        new DateAsAddressRule(),
        new ProductShapeRule(),
        new VersionImpossibleRule(),
        new VersionBeforeItsTimeRule(),
        new TlsBeforeItsTimeRule(),
        new ProviderZoneRule(),
        new ProviderShapeRule(),
        new ForestNumberRule(),
        new GoogleIdAndHostRule(),
        new SummerTimeDisagreesRule(),
        new IdNamesOtherHostRule(),
        new WeekdayWrongRule(),
        new ZoneImpossibleRule(),
        new DayOrTimeImpossibleRule(),
        new ZoneNameDisagreesRule(),
        new UnreadableDateRule(),
    ];

    /// <summary>The rule that compares the times of different lines.</summary>
    internal static IRule OfTimes { get; } = new TimeRunsBackwardsRule();

    private static readonly string[] InOrder = [.. All.Select(rule => rule.Info.Id).Order(StringComparer.Ordinal)];
    private static readonly ulong[] Bits = BitsByNumber();

    /// <summary>All rules used here.</summary>
    internal static IEnumerable<IRule> All => OfLines.Append(OfTimes);

    /// <summary>The bit of a rule in a set of them.</summary>
    internal static ulong Bit(RuleInfo rule) => Bits[rule.Number ?? 0];

    /// <summary>The ids of a set of rules, in order.</summary>
    internal static string[] Ids(ulong set)
    {
        var ids = new string[BitOperations.PopCount(set)];
        for (var i = 0; set != 0; i++, set &= set - 1)
        {
            ids[i] = InOrder[BitOperations.TrailingZeroCount(set)];
        }

        return ids;
    }

    private static ulong[] BitsByNumber()
    {
        var bits = new ulong[RuleInfo.Numbers];
        for (var i = 0; i < InOrder.Length; i++)
        {
            bits[RuleInfo.NumberOf(InOrder[i])!.Value] = 1ul << i;
        }

        return bits;
    }
}
