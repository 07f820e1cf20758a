using System.Text.Json;
using ForgeryCheck.Cli.Tests.Samples;

namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>A report mailbox: the evidence comes as an attachment.</summary>
public sealed class InnerTests : IDisposable
{
    private readonly TestMail _mail = new();

    public void Dispose() => _mail.Dispose();

    [Fact]
    public void The_attached_message_is_reported_beside_the_one_that_it_is_attached_to()
    {
        var path = _mail.Write("report.eml", Forwarded());

        var run = Forgerycheck.Run("analyze", "--format", "ndjson", path);

        var reports = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([path, path + "!1"], reports.Select(r => r.GetProperty("source").GetString()));
        Assert.Equal([null, path], reports.Select(r => r.GetProperty("outer").GetString()));
        Assert.Equal([path + "!1"], reports[0].GetProperty("attached").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("greetings", reports[1].GetProperty("subject").GetString());
        Assert.Equal("192.0.2.7", reports[1].GetProperty("handOver").GetProperty("ip").GetString());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void The_text_says_where_the_other_report_is()
    {
        var path = _mail.Write("report.eml", Forwarded());
        var run = Forgerycheck.Run("analyze", "--full", path);

        Assert.Contains("it has an attached message", run.Output, StringComparison.Ordinal);
        Assert.Contains("it was attached to", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Attached  to {path}\n", Forgerycheck.Run("analyze", "--inner", "only", path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_attached_message_is_reported_and_mail_without_one_is_named()
    {
        var report = _mail.Write("report.eml", Forwarded());
        var plain = _mail.Write("plain.eml", TestMail.Plain);

        var run = Forgerycheck.Run("analyze", "--inner", "only", "--format", "csv", report, plain);

        Assert.Contains("report.eml!1,", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal($"forgerycheck: {plain}: it has no attached message\n", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, Forgerycheck.Run("analyze", "--inner", "only", plain).ExitCode);
    }

    [Fact]
    public void Nothing_is_said_of_it_if_nobody_wants_to_know() =>
        Assert.DoesNotContain("attached to", Forgerycheck.Run("analyze", "--full", "--inner", "never", _mail.Write("report.eml", Forwarded())).Output, StringComparison.Ordinal);

    [Fact]
    public void A_batch_compares_attached_messages_too()
    {
        var kit = File.ReadAllText(Path.Combine(SampleRun.Folder, "forged-typed-lines.eml"));

        var run = Forgerycheck.Run("analyze", "--batch", "--inner", "only", "--format", "ndjson", _mail.Write("report.eml", Forwarded(kit)));

        Assert.Equal(_mail["report.eml"] + "!1", JsonDocument.Parse(run.Output).RootElement.GetProperty("source").GetString());
    }

    private static string Forwarded(string evidence = TestMail.Plain) =>
        $"From: user@example.org\nSubject: phishing?\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nPlease look.\n--b\nContent-Type: message/rfc822\n\n{evidence}\n--b--\n";
}
