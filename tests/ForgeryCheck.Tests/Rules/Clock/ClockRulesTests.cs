using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Clock;

namespace ForgeryCheck.Tests.Rules.Clock;

public sealed class ClockRulesTests
{
    private static string Line(string from, string by, string date) =>
        $"Received: from {from}.example.com ({from}.example.com [203.0.113.7]) by {by}.example.org (Postfix) with ESMTP id 4F1C27A0B; {date}\n";

    private static MailUnderTest Mail(params string[] dates) =>
        new(string.Concat(dates.Select((date, i) => Line($"c{i + 1}", $"b{i + 1}", date))));

    private static MailUnderTest Dated(string date, params string[] dates) =>
        new(string.Concat(dates.Select((d, i) => Line($"c{i + 1}", $"b{i + 1}", d))) + $"Date: {date}\n");

    [Theory]
    [InlineData("Wed, 1 May 2024 10:05:00 +0000", "1m-10m", FindingKind.Anomaly)]
    [InlineData("Wed, 1 May 2024 10:10:00 +0000", "10m-1h", FindingKind.Anomaly)]
    [InlineData("Wed, 1 May 2024 11:00:00 +0000", "1h-1d", FindingKind.Anomaly)]
    [InlineData("Thu, 2 May 2024 10:00:00 +0000", "1d+", FindingKind.Contradiction)]
    public void Time_that_runs_backwards_is_graded_by_size(string lower, string grade, FindingKind kind)
    {
        var mail = Mail("Wed, 1 May 2024 10:00:00 +0000", lower);

        var finding = Assert.Single(mail.Check(new TimeRunsBackwardsRule()));

        Assert.Equal((grade, "hand-over", kind, FindingScope.Joint), (finding.Grade, finding.Fact, finding.Kind, finding.Scope));
        Assert.Equal([1, 2], finding.Lines);
        Assert.Equal(lower, mail.Pointed(finding));
        Assert.Contains("1 May 2024 10:00:00 UTC", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wed, 1 May 2024 10:00:59 +0000")]
    [InlineData("Wed, 1 May 2024 12:00:10 +0200")]
    [InlineData("Wed, 1 May 2024 17:00:00")]
    public void Seconds_other_zones_and_an_unknown_zone_do_not_run_backwards(string lower) =>
        Assert.Empty(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new TimeRunsBackwardsRule()));

    [Fact]
    public void A_whole_hour_is_explained_by_the_zone()
    {
        var finding = Assert.Single(Mail("Wed, 1 May 2024 10:00:00 +0000", "Wed, 1 May 2024 10:59:30 +0000").Check(new TimeRunsBackwardsRule()));

        Assert.Contains("summer time", finding.Innocent[0], StringComparison.Ordinal);
        Assert.Contains("59 minutes 30 seconds", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_of_my_own_hosts_are_not_judged() =>
        Assert.Empty((new MailUnderTest(Line("c", "b", "Wed, 1 May 2024 10:00:00 +0000") + Line("d", "c", "Wed, 1 May 2024 12:00:00 +0000")) { Boundary = 2 })
            .Check(new TimeRunsBackwardsRule()));

    [Theory]
    [InlineData("Tue, 30 Apr 2024 10:00:00 +0000", "1d-7d", "1 day")]
    [InlineData("Sun, 31 Mar 2024 09:00:00 +0000", "7d+", "31 days 1 hour")]
    public void A_gap_of_days_is_told(string lower, string grade, string size)
    {
        var finding = Assert.Single(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new LongGapRule()));

        Assert.Equal(grade, finding.Grade);
        Assert.Contains(size, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tue, 14 May 2024 10:00:03 +0000", "Tue, 14 May 2024 12:00:03 +0000", "below", "1h-1d", FindingKind.Anomaly)]
    [InlineData("Sun, 12 May 2024 10:00:03 +0000", "Tue, 14 May 2024 10:00:03 +0000", "below", "1d+", FindingKind.Anomaly)] // the line between is slow
    [InlineData("Tue, 14 May 2024 10:00:03 +0000", "Fri, 17 May 2024 10:00:03 +0000", "hand-over", "1d+", FindingKind.Contradiction)]
    public void Between_claimed_lines_time_is_certain_only_where_the_hand_over_says_so_too(string middle, string lower, string fact, string grade, FindingKind kind)
    {
        var finding = Assert.Single(Mail("Tue, 14 May 2024 10:00:05 +0000", middle, lower).Check(new TimeRunsBackwardsRule()));

        Assert.Equal((fact, grade, kind), (finding.Fact, finding.Grade, finding.Kind));
        Assert.Equal([2, 3], finding.Lines);
    }

    [Fact]
    public void An_id_that_agrees_with_the_later_time_speaks_for_a_wrong_clock()
    {
        var mail = new MailUnderTest(
            Line("c1", "b1", "Tue, 14 May 2024 10:00:05 +0000")
            + "Received: from c2.example.com (c2.example.com [203.0.113.7]) by b2.example.org (Postfix) with ESMTP id 4Vdw032Fhfz2kQd; Tue, 14 May 2024 12:00:03 +0000\n");

        var finding = Assert.Single(mail.Check(new TimeRunsBackwardsRule()));

        Assert.Equal(("id-agrees", FindingKind.Note), (finding.Grade, finding.Kind));
        Assert.Contains("4Vdw032Fhfz2kQd\" of line 2 is 14 May 2024 12:00:03 UTC as well", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sun, 5 May 2024 08:30:01 +0000", "waited-7d+")]
    [InlineData("Sun, 12 May 2024 08:30:01 +0000", "7d+")] // fits neither
    public void The_date_field_tells_whether_a_message_waited(string date, string grade)
    {
        var finding = Assert.Single(Dated(date, "Tue, 14 May 2024 10:00:05 +0000", "Sun, 5 May 2024 08:30:03 +0000").Check(new LongGapRule()));

        Assert.Equal(grade, finding.Grade);
    }

    [Fact]
    public void Lines_of_before_the_message_was_written_are_told_once()
    {
        var mail = Dated("Tue, 14 May 2024 10:00:01 +0000", "Tue, 14 May 2024 10:00:05 +0000", "Tue, 14 May 2024 10:00:03 +0000", "Sun, 5 May 2024 08:30:03 +0000", "Sun, 5 May 2024 08:30:01 +0000");

        var finding = Assert.Single(mail.Check(new ReplayedTimesRule()));

        Assert.Equal([2, 3], finding.Lines);
        Assert.Equal((null, FindingKind.Contradiction), (finding.Grade, finding.Kind));
        Assert.Contains("9 days 1 hour later, at 14 May 2024 10:00:01 UTC", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Sun, 5 May 2024 08:30:03 +0000", mail.Pointed(finding));
        Assert.Empty(mail.Check(new LongGapRule()));
    }

    [Theory]
    [InlineData("Sun, 5 May 2024 08:30:01 +0000", "Sun, 5 May 2024 08:30:03 +0000")]      // it waited
    [InlineData("Thu, 9 May 2024 08:30:01 +0000", "Sun, 5 May 2024 08:30:03 +0000")]      // its Date fits nothing
    [InlineData("Tue, 14 May 2024 10:00:01 +0000", "Sat, 11 May 2024 10:00:02 +0000")]    // not three days
    [InlineData("Tue, 14 May 2024 10:00:01 +0000", "Fri, 10 May 2024 23:00:00")]          // no zone: maybe not three days
    [InlineData("next week", "Sun, 5 May 2024 08:30:03 +0000")]
    public void Waiting_slow_clocks_and_odd_dates_are_no_replay(string date, string lower) =>
        Assert.Empty(Dated(date, "Tue, 14 May 2024 10:00:05 +0000", lower).Check(new ReplayedTimesRule()));

    [Fact]
    public void Hours_in_a_queue_are_no_gap() =>
        Assert.Empty(Mail("Wed, 1 May 2024 10:00:00 +0000", "Tue, 30 Apr 2024 10:00:01 +0000").Check(new LongGapRule()));

    [Fact]
    public void A_wrong_weekday_names_the_right_one()
    {
        var mail = Mail("Wed, 1 May 2024 10:00:00 +0000", "Mon, 1 May 2024 09:59:00 +0000");

        var finding = Assert.Single(mail.Check(new WeekdayWrongRule()));

        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Contains("1 May 2024 was a Wednesday", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Mon, 1 May 2024 09:59:00 +0000", mail.Pointed(finding));
    }

    [Theory]
    [InlineData("Thu, 2 May 2024 00:30:00 +1000")]
    [InlineData("1 May 2024 09:59:00 -0000")]
    public void The_weekday_is_that_of_the_place(string lower) =>
        Assert.Empty(Mail("Wed, 1 May 2024 15:00:00 +0000", lower).Check(new WeekdayWrongRule()));

    [Theory]
    [InlineData("Wed, 1 May 2024 09:59:00 +1700", FindingKind.Contradiction)]
    [InlineData("Wed, 1 May 2024 09:59:00 -0540", FindingKind.Contradiction)]
    [InlineData("Wed, 1 May 2024 09:59:00 +0480", FindingKind.Contradiction)]
    [InlineData("Wed, 1 May 2024 09:59:00 -0259", FindingKind.Anomaly)]
    public void A_zone_that_no_place_has(string lower, FindingKind kind)
    {
        var finding = Assert.Single(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new ZoneImpossibleRule()));

        Assert.Equal(kind, finding.Kind);
        Assert.Contains(lower, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wed, 1 May 2024 09:59:00 +0545")]
    [InlineData("Wed, 1 May 2024 09:59:00 -08:00")]
    [InlineData("Wed, 1 May 2024 09:59:00 +1400")]
    [InlineData("Wed, 1 May 2024 09:59:00 2000")]
    public void Odd_but_real_zones_pass(string lower) =>
        Assert.Empty(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new ZoneImpossibleRule()));

    [Theory]
    [InlineData("Fri, 31 Feb 2024 09:59:00 +0000", "day")]
    [InlineData("Wed, 1 May 2024 14:44:73 +0200", "time")]
    [InlineData("Wed, 1 May 2024 25:00:00 +0000", "time")]
    public void A_day_or_time_that_does_not_exist(string lower, string wrong)
    {
        var finding = Assert.Single(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new DayOrTimeImpossibleRule()));

        Assert.Equal(wrong, finding.Values.Single(v => v.Key == "wrong").Value);
        Assert.Contains(lower, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sat, 31 Dec 2016 23:59:60 +0000")]
    [InlineData("Thu, 29 Feb 2024 09:59:00 +0000")]
    public void Leap_seconds_and_leap_days_exist(string lower) =>
        Assert.Empty(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new DayOrTimeImpossibleRule()));

    [Fact]
    public void Later_than_the_hand_over_behind_a_line_without_a_time()
    {
        var mail = new MailUnderTest(
            Line("c1", "b1", "Wed, 1 May 2024 10:00:00 +0000")
            + "Received: from c2.example.com by b2.example.org (8.7.3)\n"
            + Line("c3", "b3", "Wed, 1 May 2024 13:00:00 +0000"));

        var finding = Assert.Single(mail.Check(new LaterThanHandOverRule()));

        Assert.Equal([3], finding.Lines);
        Assert.Equal("1h-1d", finding.Grade);
        Assert.Contains("3 hours", finding.Message, StringComparison.Ordinal);
        Assert.Empty(mail.Check(new TimeRunsBackwardsRule()));
    }

    [Fact]
    public void What_the_joint_has_told_is_not_told_again()
    {
        var mail = Mail("Wed, 1 May 2024 10:00:00 +0000", "Wed, 1 May 2024 13:00:00 +0000", "Wed, 1 May 2024 12:59:00 +0000");

        Assert.Single(mail.Check(new TimeRunsBackwardsRule()));
        Assert.Empty(mail.Check(new LaterThanHandOverRule()));
    }

    [Fact]
    public void Utc_with_an_american_name_has_a_grade_of_its_own()
    {
        var mail = Mail("Wed, 1 May 2024 10:00:00 +0000", "Wed, 1 May 2024 09:59:00 +0000 (EST)");

        var finding = Assert.Single(mail.Check(new ZoneNameDisagreesRule()));

        Assert.Equal("utc-with-american-name", finding.Grade);
        Assert.Equal("EST", mail.Pointed(finding));
        Assert.Contains("+0000", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wed, 1 May 2024 19:59:00 +1000 (EST)")]
    [InlineData("Wed, 1 May 2024 17:59:00 +0800 (CST)")]
    [InlineData("Wed, 1 May 2024 09:59:00 +0000 (XYZT)")]
    public void Names_that_serve_two_continents_and_unknown_names_pass(string lower) =>
        Assert.Empty(Mail("Wed, 1 May 2024 10:00:00 +0000", lower).Check(new ZoneNameDisagreesRule()));

    [Theory]
    [InlineData("; some day soon", "unreadable")]
    [InlineData("", "missing")]
    public void A_claimed_line_without_a_date(string end, string grade)
    {
        var mail = new MailUnderTest(
            Line("c1", "b1", "Wed, 1 May 2024 10:00:00 +0000")
            + $"Received: from c2.example.com (c2.example.com [203.0.113.7]) by b2.example.org with ESMTP id 77{end}\n");

        var finding = Assert.Single(mail.Check(new UnreadableDateRule()));

        Assert.Equal(grade, finding.Grade);
        Assert.Contains("RFC 5321 section 4.4", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_mail_host_writes_AM_or_PM()
    {
        var mail = new MailUnderTest(
            Line("c1", "b1", "Wed, 1 May 2024 10:00:00 +0000")
            + "Received: from c2.example.com (c2.example.com [203.0.113.7]) by b2.example.org with ESMTP id 77; May, 1 2024 9:58:22 AM +0000\n");

        var finding = Assert.Single(mail.Check(new UnreadableDateRule()));

        Assert.Equal((FindingKind.Contradiction, "twelve-hour-clock"), (finding.Kind, finding.Grade));
        Assert.Contains("9:58:22 AM", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_inside_a_host_needs_no_date() =>
        Assert.Empty(new MailUnderTest(Line("c1", "b1", "Wed, 1 May 2024 10:00:00 +0000") + "Received: (from root@localhost) by b2.example.org (8.12.11/8.12.11/Submit) id i1\n")
            .Check(new UnreadableDateRule()));
}
