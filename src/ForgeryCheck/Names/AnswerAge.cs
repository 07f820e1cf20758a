using System.Globalization;

namespace ForgeryCheck.Names;

/// <summary>
/// How much later than the mail the DNS was asked, and what is left of the weight of a finding that rests on the answer: all of it on the first day, then
/// half as much with every further 14 days, nothing after 90 days.
/// </summary>
/// <remarks>
/// Genuine mail seems to contradict the DNS if a record has changed since. Poole and Pai (ConfiDNS, WORLDS 2006) asked for names of web servers daily: more
/// than 85 % kept their addresses for 30 days, so at most about 0.5 % changed a day. A test that fails in 50 of 100 forgeries and in 1 of 200 genuine
/// messages has a weight of 2; with the genuine mail whose records changed it has log10(0.5 / (0.005 + changed)): 1.1 after a week, 0.5 after 30 days, 0.1 after
/// 90. The half-life is chosen to meet this at 30 days and to stay above it before: names of mail hosts are not moved as often as those of web servers.
/// The first day allows for the time in which mail is still delivered and caches still hold the old answers.
/// </remarks>
/// <param name="Time">The time from the hand-over to the latest answer.</param>
internal readonly record struct AnswerAge(TimeSpan Time)
{
    private const double FullDays = 1, HalfLifeDays = 14, MostDays = 90;

    /// <summary>Whether the answers are as good as those at the time of the mail.</summary>
    internal bool IsFresh => Time.TotalDays <= FullDays;

    /// <summary>Whether the answers are so late that they are no evidence against the mail.</summary>
    internal bool IsWorthless => Time.TotalDays > MostDays;

    /// <summary>The part of the weight that counts, from 0 to 1.</summary>
    internal double Share => IsFresh ? 1 : IsWorthless ? 0 : Math.Pow(2, (FullDays - Time.TotalDays) / HalfLifeDays);

    /// <summary>The age in whole days.</summary>
    internal string Days => Time.Days.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sentence that says that the answers are not from the time of the mail.</summary>
    internal string Sentence => string.Create(
        CultureInfo.InvariantCulture, $"The DNS was asked {(Time.Days == 1 ? "a day" : $"{Time.Days:#,0} days")} after the mail came in, and may have given another answer then");

    /// <summary>The age of the latest answer; null if nothing was asked, or the time of the hand-over is not known.</summary>
    internal static AnswerAge? Of(IEnumerable<DnsAnswer> answers, DateTimeOffset? handedOver) =>
        handedOver is { } time && answers.Select(answer => answer.At).DefaultIfEmpty().Max() is var at && at != default ? new AnswerAge(at - time) : null;
}
