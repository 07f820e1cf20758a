using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>What the program says of a header that came through a clipboard.</summary>
public sealed class PastedTests
{
    private const string Pasted = """
        Received: from quay.example (quay.example [192.0.2.40])
        by mx.harbour.example (Postfix) with ESMTP id 4XW2cB1
        for <ole@harbour.example>; Mon, 3 Jun 2024 08:00:05 +0000 (UTC)
        this <b>\u001B[31mline</b> is of nobody
        From: Pia <pia@quay.example>
        Date: Mon, 3 Jun 2024 08:00:00 +0000

        """;

    private static readonly string Input = Pasted.Replace("\\u001B", "\u001B", StringComparison.Ordinal).ReplaceLineEndings("\n");

    [Fact]
    public void A_header_in_the_body_of_a_mail_is_pointed_out()
    {
        var run = Forgerycheck.RunWith("From: Pia <pia@quay.example>\nSubject: who was that?\n\nHello,\n\n" + Input, null, "analyze");

        Assert.Contains("Verdict   UNTESTABLE.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Note      a header with Received lines is quoted in the body and was not examined; to test it,\n            analyze it alone\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_report_says_what_was_done_and_warns_of_what_was_left_out()
    {
        var run = Forgerycheck.RunWith(Input, null, "analyze", "--full", "-");

        Assert.Contains("Warning    1 line of the header could not be read and was left out.", run.Output, StringComparison.Ordinal);
        Assert.Contains("The header was pasted: 2 continuation lines without leading white space were rejoined.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_counts_it()
    {
        using var document = JsonDocument.Parse(Forgerycheck.RunWith(Input, null, "analyze", "--format", "ndjson", "-").Output);
        var repairs = document.RootElement.GetProperty("repairs");

        Assert.Equal(2, repairs.GetProperty("continuations").GetInt32());
        Assert.Equal(1, repairs.GetProperty("linesLeftOut").GetInt32());
        Assert.Equal("2 continuation lines without leading white space were rejoined", Assert.Single(repairs.GetProperty("done").EnumerateArray()).GetString());
        Assert.Equal("mx.harbour.example", document.RootElement.GetProperty("hops")[0].GetProperty("by").GetString());
    }

    [Fact]
    public void Html_warns_and_csv_notes_it()
    {
        var html = Forgerycheck.RunWith(Input, null, "analyze", "--format", "html", "-").Output;
        var csv = Forgerycheck.RunWith(Input, null, "analyze", "--format", "csv", "-").Output;

        Assert.Contains("<p class=\"warning\"><b>1 line of the header could not be read and was left out.</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\u001B", html, StringComparison.Ordinal);
        Assert.Contains("1 line of the header could not be read and was left out. | The header was pasted:", csv, StringComparison.Ordinal);
    }
}
