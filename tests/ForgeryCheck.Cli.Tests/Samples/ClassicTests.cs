namespace ForgeryCheck.Cli.Tests.Samples;

/// <summary>The three classic checks on the three classic examples, with the sites of their world declared.</summary>
public sealed class ClassicTests(SampleRun run) : IClassFixture<SampleRun>
{
    [Fact]
    public void A_the_line_that_shows_a_third_host_between_two_firewalls_is_told()
    {
        var report = run["classic-a-continuity.eml", sites: true];
        Assert.Equal(["2"], SampleRun.Lines(report, "FC101"));
        Assert.Equal(2, report.GetProperty("forgedFromLine").GetInt32());
        Assert.Contains(report.GetProperty("verdict").GetString(), new[] { "suspicious", "forged" });
        Assert.Equal("104.128.23.115", report.GetProperty("handOver").GetProperty("ip").GetString());
    }

    [Fact]
    public void A_needs_the_sites()
    {
        Assert.Empty(SampleRun.Lines(run["classic-a-continuity.eml"], "FC101"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void B_the_name_in_helo_does_not_fit_the_address(bool sites)
    {
        var finding = run["classic-b-host-and-address.eml", sites].GetProperty("findings").EnumerateArray()
            .Single(f => f.GetProperty("rule").GetString() == "FC201");
        Assert.Equal(1, Assert.Single(finding.GetProperty("lines").EnumerateArray()).GetInt32());
        Assert.Equal("galangal.org", finding.GetProperty("values").GetProperty("helo").GetString());
        Assert.Equal("turmeric.com", finding.GetProperty("values").GetProperty("reverseName").GetString());
        Assert.Equal("104.128.23.115", finding.GetProperty("values").GetProperty("address").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void C_the_two_lower_lines_were_typed_by_the_sender(bool sites)
    {
        var report = run["classic-c-appended.eml", sites];
        Assert.Equal(["2", "3"], SampleRun.Lines(report, "FC311"));
        Assert.Equal("forged", report.GetProperty("verdict").GetString());
        Assert.Equal(2, report.GetProperty("forgedFromLine").GetInt32());
    }

    [Fact]
    public void The_sites_of_the_classics_change_no_other_sample() => Assert.All(
        run.Names.Where(n => !n.StartsWith("classic-", StringComparison.Ordinal)),
        n => Assert.Equal(
            (run[n].GetProperty("verdict").GetString(), run[n].GetProperty("boundaryLine").GetRawText()),
            (run[n, sites: true].GetProperty("verdict").GetString(), run[n, sites: true].GetProperty("boundaryLine").GetRawText())));

    // The words are the user's own, as they stand in design.md section 1.
    [Theory]
    [InlineData("classic-b-host-and-address.eml", "from galangal.org (turmeric.com [104.128.23.115]) by mail.bieberdorf.edu")]
    [InlineData("classic-c-appended.eml", "from galangal.org ([104.128.23.115]) by mail.bieberdorf.edu (8.8.5)")]
    [InlineData("classic-c-appended.eml", "from lemongrass.org by galangal.org (8.7.3)")]
    [InlineData("classic-c-appended.eml", "from graprao.com by lemongrass.org (8.6.4)")]
    public void The_examples_are_kept_word_for_word(string name, string line) =>
        Assert.Contains("Received: " + line, File.ReadAllLines(SampleRun.PathOf(name)));
}
