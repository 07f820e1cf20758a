namespace ForgeryCheck.Cli.Tests.Samples;

/// <summary>The hostile sample: escapes, an override of direction, C1 controls, a formula and markup in its header.</summary>
public sealed class HostileTextTests
{
    private static readonly string Sample = SampleRun.PathOf("hostile-text.eml");

    // Without this the tests below could pass on a sample that somebody has cleaned.
    [Fact]
    public void The_sample_is_hostile()
    {
        var text = File.ReadAllText(Sample);
        Assert.All(
            new[] { "\u001b[2J", "\a", "\u202e", "\u009b", "From: =cmd|", "<script>", "Message-ID: <@SUM(" },
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains((byte)0xE9, File.ReadAllBytes(Sample));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("abuse")]
    [InlineData("arf")]
    [InlineData("xarf", "\"subject\": ")]
    [InlineData("timesketch", "hostile-text.eml")]
    [InlineData("stix")]
    [InlineData("misp")]
    [InlineData("sarif", "hostile-text.eml")]
    public void Nothing_that_steers_a_terminal_or_turns_the_text_gets_out(string format, string shown = "mallory@prank.example")
    {
        var output = Forgerycheck.Run("analyze", "--format", format, "--color", "never", "--reporter-address", "abuse@example.org", Sample).Output;
        Assert.Contains(shown, output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, c => c is '\u202e' or (>= '\u0080' and < '\u00a0') or '\u007f' || (c < ' ' && c is not ('\n' or '\r' or '\t')));
    }

    [Fact]
    public void The_terminal_shows_what_was_meant_to_be_hidden()
    {
        var output = Forgerycheck.Run("analyze", Sample).Output;
        Assert.Contains(@"\x1B[2J\x1B[31mred\x1B[0m \x07 \u202Egnp.exe \x9B1mC1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("hops")]
    [InlineData("findings")]
    public void No_cell_of_the_table_begins_a_formula(string rows)
    {
        var output = Forgerycheck.Run("analyze", "--format", "csv", "--rows", rows, Sample).Output;
        Assert.DoesNotMatch("(^|[,\n])\"?[=+@]", output);
    }

    [Fact]
    public void The_formula_is_still_readable()
    {
        var output = Forgerycheck.Run("analyze", "--format", "csv", Sample).Output;
        Assert.Contains("\"'=cmd|'/C calc'!A0 <mallory@prank.example>\"", output, StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(1+1)*cmd@prank.example\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_is_text_in_the_page()
    {
        var output = Forgerycheck.Run("analyze", "--format", "html", Sample).Output;
        Assert.Contains("&lt;script&gt;alert(1)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", output, StringComparison.Ordinal);
    }
}
