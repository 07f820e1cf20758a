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

    [Theory]
    [InlineData("auto")]
    [InlineData("only")]
    public void More_attached_messages_than_are_read_are_an_error_that_names_the_file(string inner)
    {
        // Whoever knows the limit attaches the real evidence as number 101.
        var part = $"--=_b\nContent-Type: message/rfc822\n\n{TestMail.Plain}";
        var head = TestMail.Plain.Replace("Subject: greetings", "Subject: fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=_b\"", StringComparison.Ordinal);
        var path = _mail.Write("report.eml", $"{head}\n{string.Concat(Enumerable.Repeat(part, 101))}--=_b--\n");

        var run = Forgerycheck.Run("analyze", "--inner", inner, "--format", "ndjson", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"forgerycheck: {path}: more messages are attached than are read (at most 100, 10 levels deep, 16 MiB of headers)\n", run.Error);
        Assert.Single(Forgerycheck.Run("analyze", "-v", "--inner", inner, "--format", "csv", path).Error.Split('\n'), line => line.Contains("more messages are attached", StringComparison.Ordinal));
    }

    [Fact]
    public void So_is_a_header_that_is_longer_than_is_read()
    {
        var path = _mail.Write("long.eml", string.Concat(Enumerable.Repeat("X-Fill: 1\n", 10_001)) + TestMail.Plain);

        var run = Forgerycheck.Run("analyze", path);

        Assert.Equal((2, $"forgerycheck: {path}: the header has more than 10,000 fields; the rest were not read\n"), (run.ExitCode, run.Error));
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
