using System.Text;
using ForgeryCheck.Batches;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Tests.Rules.Identifiers;

/// <summary>FC305 over whole batches, as the analyzer runs them.</summary>
public sealed class IdSeenOnOtherDaysRuleTests
{
    private const string Old = "from out3.example.net (out3.example.net [203.0.113.61]) by in7.example.com (Postfix) with ESMTPS id 6B20F41D9C for <a@example.com>; Mon, 22 Jan 2024 19:30:47 +0000";
    private const string WithoutId = "from out3.example.net by in7.example.com with HTTPS; Mon, 22 Jan 2024 19:30:47 +0000";
    private const string February = "Mon, 19 Feb 2024 03:13:17 +0000";
    private const string March = "Sun, 10 Mar 2024 07:09:48 +0000";
    private const string SameDay = "Mon, 22 Jan 2024 19:30:50 +0000";

    [Theory]
    [InlineData(Old, Old)]
    [InlineData(WithoutId, WithoutId)]
    [InlineData(Old, "from out3.example.net (out3.example.net [203.0.113.61])\r\n\tby in7.example.com (Postfix) with ESMTPS id 6B20F41D9C for <victim@example.org>; Mon, 22 Jan 2024 19:30:47 +0000")]
    [InlineData(WithoutId, "from out3.example.net by in7.example.com\r\n        with HTTPS; Mon, 22 Jan 2024 19:30:47 +0000")]
    public void An_old_line_below_two_messages_accuses_both(string one, string other)
    {
        var found = Judge(Mail(1, February, one), Mail(2, March, other));

        Assert.All(found, findings => Assert.Equal((FindingKind.Contradiction, null), (Assert.Single(findings).Kind, findings[0].Grade)));
        Assert.Contains("box#2", found[0][0].Message, StringComparison.Ordinal);
        Assert.Contains("22 January 2024 19:30:47 UTC", found[0][0].Message, StringComparison.Ordinal);
        Assert.Contains("10 March 2024 07:09:48 UTC", found[0][0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_that_the_line_was_written_for_is_let_be()
    {
        var found = Judge(Mail(1, SameDay, Old), Mail(2, March, Old));

        Assert.Empty(found[0]);
        Assert.Single(found[1]);
    }

    [Fact]
    public void A_few_days_may_be_a_queue()
    {
        var found = Judge(Mail(1, SameDay, Old), Mail(2, "Fri, 26 Jan 2024 07:09:48 +0000", Old));

        Assert.Equal((FindingKind.Anomaly, "may-have-waited"), (Assert.Single(found[1]).Kind, found[1][0].Grade));
    }

    [Fact]
    public void Copies_of_one_message_and_copies_of_one_day_are_honest()
    {
        Assert.All(Judge(Mail(1, February, Old), Mail(1, March, Old)), Assert.Empty);
        Assert.All(Judge(Mail(1, SameDay, Old), Mail(2, SameDay, Old)), Assert.Empty);
    }

    [Theory]
    [InlineData("(Postfix) with ESMTP id 3C4E59D0F7")]   // a file's number, and a fraction of a second
    [InlineData("with mapi id 15.20.4042.024")]          // the version of the program
    [InlineData("(8.9.3/8.9.3) with ESMTP id DAA25503")] // an hour and a process
    [InlineData("with esmtp (Gmexim 0.1 (Debian)) id 1AlnuQ-0007hv-00")]
    [InlineData("(MDaemon) with ESMTP id md50000012345.msg")]
    [InlineData("with SMTP id 20240219-031316-1")]
    [InlineData("with ESMTP id 9A0D31C6E2F1")]
    [InlineData("with SMTP id MAILINID93-0808073613")]
    public void Counters_come_again_on_other_days(string id) => Assert.All(
        Judge(
            Mail(1, February, $"from d.example.com by mail.example.com {id}; Mon, 19 Feb 2024 03:13:16 +0000"),
            Mail(2, March, $"from d.example.com by mail.example.com {id}; Sun, 10 Mar 2024 07:09:46 +0000"),
            Mail(3, "Sat, 16 Mar 2024 10:00:00 +0000", $"from d.example.com by mail.example.com {id}; Sat, 16 Mar 2024 09:59:59 +0000")),
        Assert.Empty);

    [Theory]
    [InlineData("with esmtp", "1rbu5k-0004vR-2Q")]
    [InlineData("(8.15.2/8.15.2) with ESMTP", "41J3DGxw012345")]
    public void An_id_with_a_time_convicts_the_line_that_it_does_not_fit(string program, string id)
    {
        var found = Judge(
            Mail(1, February, $"from d.example.com by mail.example.com {program} id {id}; Mon, 19 Feb 2024 03:13:16 +0000"),
            Mail(2, March, $"from d.example.com by mail.example.com {program} id {id}; Sun, 10 Mar 2024 07:09:46 +0000"));

        Assert.Empty(found[0]);
        Assert.Equal(FindingKind.Contradiction, Assert.Single(found[1]).Kind);
        Assert.Contains("The time in the id is 19 February 2024 03:13:16 UTC", found[1][0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by mail-lf1-f41.google.com with SMTP id 2adb3069b0e04-5008d16cc36so4436899e87.2")]
    [InlineData("by mail.example.com with asmtp id K96Hy090348363")]
    public void An_id_without_a_time_convicts_from_the_third_day_on(string line)
    {
        string Line(string date) => $"{line}; {date}";
        string[] mails =
        [
            Mail(1, February, Line("Mon, 19 Feb 2024 03:13:16 +0000")),
            Mail(2, March, Line("Sun, 10 Mar 2024 07:09:46 +0000")),
            Mail(3, "Sat, 16 Mar 2024 10:00:00 +0000", Line("Sat, 16 Mar 2024 09:59:59 +0000")),
        ];

        Assert.All(Judge(mails[0], mails[1]), f => Assert.Equal("of-two-days", Assert.Single(f).Grade));
        Assert.All(Judge(mails), f => Assert.Equal(FindingKind.Contradiction, Assert.Single(f).Kind));
    }

    [Fact]
    public void Without_a_batch_nothing_is_said() =>
        Assert.DoesNotContain(Analyze(new Analyzer(new AnalyzerOptions()), Read(Mail(1, March, Old), 1)), f => f.Rule.Id == "FC305");

    [Fact]
    public void An_id_of_a_megabyte_is_passed_over()
    {
        var line = $"from d.example.com by mail.example.com with SMTP id {new string('x', 500_000)}1a2b3c{new string('y', 400_000)}; Mon, 22 Jan 2024 19:30:47 +0000";

        Assert.All(Judge(Mail(1, February, line), Mail(2, March, line)), Assert.Empty);
    }

    private static string Mail(int messageId, string handOver, string claimed) =>
        $"Received: from h.example.net (h.example.net [198.51.100.23]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1; {handOver}\r\n"
        + $"Received: {claimed}\r\nFrom: a@example.net\r\nMessage-ID: <{messageId}@example.net>\r\n\r\n";

    private static MailMessage Read(string mail, int number) =>
        MailReader.ReadMessage(new MemoryStream(Encoding.UTF8.GetBytes(mail)), $"box#{number}");

    /// <summary>What FC305 finds in each message of a batch, whichever way round the batch is taken in.</summary>
    private static List<List<Finding>> Judge(params string[] mails)
    {
        var messages = mails.Select((mail, i) => Read(mail, i + 1)).ToList();
        var forth = Judge(messages, messages);
        var back = Judge(messages, Enumerable.Reverse(messages));
        Assert.Equal(forth.Select(Words), back.Select(Words));
        return forth;

        static string Words(List<Finding> findings) => string.Join('\n', findings.Select(f => f.Message));
    }

    private static List<List<Finding>> Judge(IEnumerable<MailMessage> messages, IEnumerable<MailMessage> order)
    {
        var batch = new BatchIndex();
        var analyzer = new Analyzer(new AnalyzerOptions { Batch = batch });
        foreach (var message in order)
        {
            batch.Add(analyzer.Gather(message));
        }

        return [.. messages.Select(m => Analyze(analyzer, m).Where(f => f.Rule.Id == "FC305").ToList())];
    }

    private static IReadOnlyList<Finding> Analyze(Analyzer analyzer, MailMessage message) =>
        analyzer.AnalyzeAsync(message).AsTask().GetAwaiter().GetResult().Assessment.Findings;
}
