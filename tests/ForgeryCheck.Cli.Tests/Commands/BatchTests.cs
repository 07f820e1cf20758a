namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class BatchTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Fact]
    public void Messages_are_compared_with_each_other_whatever_the_jobs()
    {
        var mbox = _mail.Write("kit.mbox", Mbox(0, 120));

        var one = Forgerycheck.Run("analyze", "--batch", "--fail-on", "never", "--format", "ndjson", "-j", "1", mbox);
        var eight = Forgerycheck.Run("analyze", "--batch", "--fail-on", "never", "--format", "ndjson", "-j", "8", mbox);

        Assert.Equal(0, one.ExitCode);
        Assert.Equal(120, Hits(one.Output));
        Assert.Equal(one.Output, eight.Output);
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        string[] files = [_mail.Write("a.mbox", Mbox(0, 40)), _mail.Write("b.mbox", Mbox(40, 40)), _mail.Write("c.mbox", Mbox(80, 40))];

        var forth = Forgerycheck.Run(["analyze", "--batch", "--fail-on", "never", "--format", "ndjson", .. files]);
        var back = Forgerycheck.Run(["analyze", "--batch", "--fail-on", "never", "--format", "ndjson", .. files.Reverse()]);

        Assert.Equal(120, Hits(forth.Output));
        Assert.Equal(forth.Output.Split('\n').Order(StringComparer.Ordinal), back.Output.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Standard_input_is_a_batch_too_and_nothing_of_it_stays()
    {
        var temporary = new Dictionary<string, string> { ["TMPDIR"] = Directory.CreateDirectory(_mail["tmp"]).FullName };

        var run = Forgerycheck.RunWith(Mbox(0, 20), temporary, "analyze", "--batch", "--fail-on", "never", "--format", "ndjson");

        Assert.Equal(20, Hits(run.Output));
        Assert.Empty(run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_mail["tmp"]));
    }

    [Fact]
    public void Without_the_option_each_message_stands_alone() =>
        Assert.Equal(0, Hits(Forgerycheck.Run("analyze", "--fail-on", "never", "--format", "ndjson", _mail.Write("kit.mbox", Mbox(0, 20))).Output));

    [Fact]
    public void What_cannot_be_read_is_told_once()
    {
        var run = Forgerycheck.Run("analyze", "--batch", "--fail-on", "never", _mail.Write("kit.mbox", Mbox(0, 2)), _mail["none.eml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _mail.Dispose();

    private static int Hits(string ndjson) => ndjson.Split('\n').Count(line => line.Contains("\"rule\":\"FC305\"", StringComparison.Ordinal));

    // A kit: one old line below messages of many days.
    private static string Mbox(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(n =>
        $"""
        From x@example.net Thu Feb  1 00:00:00 2024
        Received: from h.example.net (h.example.net [198.51.100.23])
        	by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1; {new DateTime(2024, 2, 10, 8, 0, 0, DateTimeKind.Utc).AddDays(2 * n):r}
        Received: from out3.example.net (out3.example.net [203.0.113.61])
        	by in7.example.com (Postfix) with ESMTPS id 6B20F41D9C; Mon, 22 Jan 2024 19:30:47 +0000
        From: a@example.net
        Message-ID: <{n}@example.net>

        Click here.


        """));
}
