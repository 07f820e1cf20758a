using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>A header as people paste it: from a table, in a code block.</summary>
public sealed class PastedKindsTests
{
    private static readonly string[] Names = ["Received", "Received", "From", "Subject", "Date"];

    private static readonly string[] Values =
        ["from a.example (a.example [192.0.2.1]) by b.example; Mon, 1 Jun 2026 10:00:02 +0000", "from c.example by a.example; Mon, 1 Jun 2026 10:00:00 +0000", "x@example.org", "a: b", "Mon, 1 Jun 2026 10:00:00 +0000"];

    private static string Header => string.Concat(Names.Zip(Values, (n, v) => $"{n}: {v}\n"));

    [Theory]
    [InlineData("{1}\t{2}\n", "")]
    [InlineData("{1}:\t{2}\r\n", "")]
    [InlineData("{0}\t{1}\t{2}\n", "#\tHeader\tValue\n")]
    [InlineData("{1}\t{2}\n", "Name\tValue\n")]
    public void A_table_of_names_and_values(string row, string head)
    {
        var text = head + string.Concat(Names.Zip(Values).Select((field, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, i + 1, field.First, field.Second)));

        AssertIsHeader(ReadOne(text));
    }

    [Theory]
    [InlineData("```\n{0}```\n")]
    [InlineData("```text\n{0}```\nWhat do you think?\n")]
    [InlineData("Hello,\n\nplease look at this:\n\n```\n{0}```\n\nFrom: me\n")]
    [InlineData("Hello,\nplease look at this:\n```\n{0}\n```\n")]
    [InlineData("~~~\n{0}~~~\n")]
    [InlineData("h2. Header\n\n{{noformat}}\n{0}{{noformat}}\nmore\n")]
    [InlineData("[code]\n{0}[/code]\n")]
    public void A_code_block(string frame)
    {
        var message = ReadOne(string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, Header));

        AssertIsHeader(message);
        Assert.Contains("the header was extracted from a code block", message.Repairs!.Done);
        Assert.Equal(0, message.Repairs.LinesLeftOut);
    }

    /// <summary>A cell of a spreadsheet, a field of CSV, text out of a word processor.</summary>
    [Theory]
    [InlineData("\"{0}\"", "\"")]
    [InlineData("\n\"{0}\"\n", "\"")]
    [InlineData("\u201c{0}\u201d", "")]
    [InlineData("\u201e{0}\u201c\n", "")]
    [InlineData("\"{0}", "\"")]
    public void In_quotation_marks(string frame, string doubled)
    {
        var message = ReadOne(string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, Header.TrimEnd().Replace("a: b", $"a{doubled}{doubled}: b", StringComparison.Ordinal)));

        Assert.Equal(Names, message.Header.Fields.Select(field => System.Text.Encoding.ASCII.GetString(message.Header.Name(field))));
        Assert.Equal(doubled.Length == 0 ? "a: b" : "a\": b", message.Header.Text("Subject"u8));
        Assert.Contains("the quotation marks around the header were removed", message.Repairs!.Done);
    }

    /// <summary>The page "Show original" of a webmail, copied whole: its table has an author and a date.</summary>
    [Fact]
    public void Below_the_table_of_a_web_page()
    {
        var message = ReadOne("Original Message\nMessage ID\t<1@example.org>\nCreated at:\tMon, Jun 1, 2026 at 10:00 AM\nFrom:\tAnna <x@example.org>\nTo:\ty@example.net\nSubject:\thello\n"
            + "SPF:\tPASS with IP 192.0.2.1 Learn more\n\n\nDownload Original\nCopy to clipboard\n\n" + Header + "\nHello\n");

        AssertIsHeader(message);
    }

    [Theory]
    [InlineData("On Mon, 1 Jun 2026 at 10:00, Anna <anna@example.org> wrote:\n", "> ", "")]
    [InlineData("Am 01.06.26 um 10:00 schrieb Anna:\n", "> ", "\nThanks\n")]
    [InlineData("Anna wrote:\n> Hello,\n>\n", "> ", ">\n> Anna\n")]
    [InlineData("Anna wrote:\n", ">", "")]
    [InlineData("Anna wrote:\n", "| ", "regards\n")]
    [InlineData("Hi\n```\n", "> ", "```\n")]
    [InlineData("Hi\n\n~~~\n", "> ", "~~~\nThanks\n")]
    [InlineData("> ```\n", "> ", "> ```\n")]
    [InlineData("Hallo Team,\n\nHeader:\n\n", "    ", "\nGruss\n")]
    [InlineData("Header:\n\n", "\t", "\nGruss\nAnna\n")]
    [InlineData("Header:\n\n", "    ", "")]
    public void A_quotation_below_a_text(string above, string mark, string below)
    {
        var message = ReadOne(above + string.Concat(Header.Split('\n')[..^1].Select(line => $"{mark}{line}\n")) + below);

        AssertIsHeader(message);
        Assert.Equal(0, message.Repairs?.LinesLeftOut ?? 0);
    }

    [Fact]
    public void A_mail_that_quotes_a_header_keeps_its_own_and_has_a_note()
    {
        var plain = "From: anna@example.org\nTo: desk@example.org\nSubject: header\nDate: Mon, 1 Jun 2026 10:00:00 +0000\n\nHi,\n\nhere it is:\n\n";
        var quoted = string.Concat(Header.Split('\n')[..^1].Select(line => $"> {line}\n"));
        var note = "a header with Received lines is quoted in the body and was not examined; to test it, analyze it alone";

        Assert.Equal([note], ReadOne(plain + Header).Notes);
        Assert.Equal([note], ReadOne(plain + quoted).Notes);
        Assert.Equal(["From", "To", "Subject", "Date"], ReadOne(plain + Header).Header.Fields.Select(f => Text(ReadOne(plain + Header).Header.Name(f).ToArray())));
        Assert.Empty(ReadOne(plain + "Received: your letter of yesterday. Thanks.\n").Notes);
        Assert.Empty(ReadOne(Header + "\nhere it is:\n\n" + Header).Notes);
        AssertIsHeader(ReadOne(Header + "\nhere it is:\n\n" + Header.Replace("a.example", "z.example", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_in_a_code_block() =>
        AssertIsHeader(ReadOne("```\n" + string.Concat(Names.Zip(Values, (n, v) => $"{n}\t{v}\n")) + "```\n"));

    [Theory]
    [InlineData("Subject\tone\nFrom\ttwo\n")]
    [InlineData("a\tb\nc\td\n")]
    public void A_table_without_a_trace_is_none(string text) => Assert.IsNotType<ForgeryCheck.Inputs.MailInput.Read>(Assert.Single(ReadAll(text)));

    private static void AssertIsHeader(MailMessage message)
    {
        Assert.Equal(Names, message.Header.Fields.Select(f => Text(message.Header.Name(f).ToArray())));
        Assert.Equal(Values, message.Header.Fields.Select(message.Header.Text));
    }
}
