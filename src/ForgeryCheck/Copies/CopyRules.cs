using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Identifiers;

namespace ForgeryCheck.Copies;

/// <summary>The rules for claimed lines that tell of a trusted line too, since they ask nothing but what the line says of itself.</summary>
internal static class CopyRules
{
    /// <summary>The rules that look at one line, or at two that one host wrote at one moment.</summary>
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

    /// <summary>The rule that compares the times of lines with each other.</summary>
    internal static IRule OfTimes { get; } = new TimeRunsBackwardsRule();

    /// <summary>All of them.</summary>
    internal static IEnumerable<IRule> All => OfLines.Append(OfTimes);
}
