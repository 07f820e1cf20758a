using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.Paths;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Results;

/// <summary>The comparison sees a wrong report: a laboratory that is content with everything proves nothing.</summary>
public sealed class JudgeTests
{
    private static readonly Report Right = new("consistent", 1, "consistent", "confirmed", "authenticated", null, Host.GalangalFirewall.Address, []);

    [Fact]
    public void An_honest_message_has_to_be_found_honest_by_all_answers()
    {
        var truth = Truth.Honest(Host.GalangalFirewall);

        Assert.Empty(Compare(truth, Right));
        Assert.NotEmpty(Compare(truth, Right with { Verdict = "untestable" }));
        Assert.NotEmpty(Compare(truth, Right with { Lines = "suspicious" }));
        Assert.NotEmpty(Compare(truth, Right with { Client = "contradicted" }));
        Assert.NotEmpty(Compare(truth, Right with { Author = "contradicted" }));
        Assert.NotEmpty(Compare(truth, Right with { Author = "unauthenticated" }));
        Assert.NotEmpty(Compare(truth, Right with { HandOver = Host.Turmeric.Address }));
    }

    [Fact]
    public void A_false_author_has_to_be_told_by_the_author_and_at_the_head()
    {
        var truth = Truth.FalseSender(Host.GalangalFirewall, Answers.Author);

        Assert.Empty(Compare(truth, Right with { Verdict = "forged", Author = "contradicted" }));
        Assert.NotEmpty(Compare(truth, Right with { Author = "contradicted" }));
        Assert.NotEmpty(Compare(truth, Right with { Verdict = "forged", Client = "contradicted" }));
        Assert.NotEmpty(Compare(truth, Right with { Verdict = "forged", Author = "contradicted", Lines = "forged", ForgedFrom = 2 }));
    }

    [Fact]
    public void False_lines_have_to_be_told_from_the_right_line_on()
    {
        var truth = Truth.FalseLines(Host.GalangalFirewall, 3);
        var report = Right with { Verdict = "forged", Lines = "forged", ForgedFrom = 3 };

        Assert.Empty(Compare(truth, report));
        Assert.NotEmpty(Compare(truth, report with { ForgedFrom = 2 }));
        Assert.NotEmpty(Compare(truth, report with { ForgedFrom = null, Lines = "consistent" }));
    }

    private static IEnumerable<string> Compare(Truth truth, Report report) => Judge.Compare(
        new MailPath("path", "", Company.Bieberdorf, truth, (_, _) => new Submission(Host.GalangalDesk, Host.GalangalFirewall, "", [], "")), report);
}
