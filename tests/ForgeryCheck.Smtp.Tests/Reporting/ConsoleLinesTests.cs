using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Reporting;

public sealed class ConsoleLinesTests
{
    [Fact]
    public void A_message_is_one_line()
    {
        var message = TestMessages.Message("4XyZ");

        Assert.Equal(
            $"2024-05-01T10:00:02Z  consistent   5.0  192.0.2.7        mail.example.net  <writer@example.net>  2 rcpt  4XyZ  {message.Size} bytes  greetings\n",
            Line(message));
    }

    [Fact]
    public void No_text_of_a_client_makes_a_line_a_column_or_a_colour()
    {
        var report = TestMessages.Report(TestMessages.Message("1"));
        Gen.String.Sample(text =>
        {
            var line = Line(TestMessages.Message("1", "x", helo: text + " 2", sender: text + "\r\n\u001b[2J"), report);
            var columns = line.Split("  ", StringSplitOptions.RemoveEmptyEntries);
            return line.IndexOf('\n', StringComparison.Ordinal) == line.Length - 1 && !line[..^1].Any(char.IsControl) && columns.Length == 10;
        });
    }

    [Fact]
    public void Where_the_terminal_shows_ascii_nothing_else_is_written()
    {
        var message = TestMessages.Message("1", subject: "Grüße");

        Assert.All(Line(message, unicode: false), c => Assert.True(char.IsAscii(c)));
        Assert.Contains("Grüße", Line(message), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_subject_is_cut() => Assert.InRange(Line(TestMessages.Message("1", new string('x', 10_000))).Length, 100, 400);

    [Fact]
    public void A_verdict_may_be_coloured() => Assert.Contains("\u001b[0m", Line(TestMessages.Message("1"), color: true), StringComparison.Ordinal);

    private static string Line(MailMessage message, ForgeryCheck.Reports.Report? report = null, bool color = false, bool unicode = true)
    {
        var written = new StringBuilder();
        using (var lines = new ConsoleLines(text => written.Append(text), color, unicode))
        {
            lines.Write(message, report ?? TestMessages.Report(message));
        }

        return written.ToString();
    }
}
