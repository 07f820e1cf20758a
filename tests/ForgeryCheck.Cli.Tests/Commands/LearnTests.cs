namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class LearnTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Fact]
    public void Nothing_is_written_unless_a_file_is_named()
    {
        var archive = Archive();
        var before = Directory.GetFiles(_mail.Folder);

        var run = Forgerycheck.Run("learn", archive);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"mail.cedar-paper.example\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("--write FILE", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_mail.Folder));
    }

    [Fact]
    public void Later_mail_is_held_against_what_was_learned()
    {
        Assert.Equal(0, Forgerycheck.Run("learn", "--write", _mail["profiles.json"], Archive()).ExitCode);
        var forged = _mail.Write("forged.eml", Message(21, "(8.17.1/8.17.1) with ESMTP id 44LA03qW012345", "-0700"));
        var honest = _mail.Write("honest.eml", Message(21));

        Assert.Contains("FC341", Forgerycheck.Run("analyze", "--profiles", _mail["profiles.json"], forged).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FC341", Forgerycheck.Run("analyze", "--profiles", _mail["profiles.json"], honest).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("FC341", Forgerycheck.Run("analyze", forged).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spoiled_file_is_told_in_one_line()
    {
        var run = Forgerycheck.Run("analyze", "--profiles", _mail.Write("profiles.json", "{ \"hosts\": ["), _mail.Write("mail.eml", TestMail.Plain));

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("profiles.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_message_there_is_nothing_to_learn() =>
        Assert.Equal(3, Forgerycheck.Run("learn", Directory.CreateDirectory(_mail["empty"]).FullName).ExitCode);

    public void Dispose() => _mail.Dispose();

    private static string Message(int day, string how = "(Postfix) with ESMTPA id 9A0D31C6E2", string zone = "+0200") =>
        $"""
        Received: from mail.cedar-paper.example (mail.cedar-paper.example [198.51.100.20])
        	by mx.orchard.example (Postfix) with ESMTPS id 4F1C27A0B1
        	for <ben@orchard.example>; {Day(day)} May 2024 17:00:05 +0000
        Received: from desk7.cedar-paper.example (desk7.cedar-paper.example [203.0.113.7])
        	by mail.cedar-paper.example {how};
        	{Day(day)} May 2024 {(zone == "+0200" ? 19 : 10)}:00:03 {zone}{(zone == "+0200" ? " (CEST)" : "")}
        From: Anna <anna@cedar-paper.example>
        To: ben@orchard.example
        Date: {Day(day)} May 2024 19:00:00 +0200
        Message-ID: <{day}@cedar-paper.example>

        Hello.

        """;

    private static string Day(int day) => $"{new DateOnly(2024, 5, day).DayOfWeek.ToString()[..3]}, {day}";

    private string Archive() => _mail.Write("archive.mbox", string.Concat(
        Enumerable.Range(11, 9).Select(day => $"From anna@cedar-paper.example Wed May  1 10:00:00 2024\n{Message(day)}\n")));
}
