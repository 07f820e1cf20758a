using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Tests.Conventions;

public sealed class SuggestionTests : IDisposable
{
    private static readonly string[] Commands = ["analyze", "listen", "route", "learn", "rules", "explain", "schema", "completions"];

    private readonly TestMail _mail = new();

    [Theory]
    [InlineData("analyz", "; did you mean analyze?")]
    [InlineData("analyse", "; did you mean analyze?")]
    [InlineData("EXPLAIN", "; did you mean explain?")]
    [InlineData("comp", "; did you mean completions?")]
    [InlineData("lsiten", "; did you mean listen?")]
    [InlineData("zzz", "")]
    [InlineData("", "")]
    [InlineData("delete", "")]
    public void The_nearest_word_is_suggested_if_it_is_near(string word, string hint) => Assert.Equal(hint, Suggestion.Hint(word, Commands));

    [Theory]
    [InlineData("fsh", "; did you mean fish?")]
    [InlineData("powershell", "")]
    public void The_first_letter_counts(string word, string hint) => Assert.Equal(hint, Suggestion.Hint(word, ["bash", "zsh", "fish", "pwsh"]));

    [Theory]
    [InlineData("FC1O1", "; did you mean FC101?")]
    [InlineData("FCI0l", "; did you mean FC101?")]
    [InlineData("fc101x", "; did you mean FC101?")]
    [InlineData("broken-joint", "; did you mean broken-joint-at-hand-over or broken-joint-below?")]
    [InlineData("broken-joint-bellow", "; did you mean broken-joint-below?")]
    [InlineData("helo", "")]
    public void Look_alikes_and_beginnings_are_understood(string word, string hint) =>
        Assert.Equal(hint, Suggestion.Hint(word, RuleCatalog.Rules.SelectMany(rule => new[] { rule.Id, rule.Name })));

    [Fact]
    public void A_long_word_costs_no_time() => Assert.Equal("", Suggestion.Hint(new string('x', 1_000_000), Commands));

    [Theory]
    [InlineData("sampels.mbox", "samples.mbox")]
    [InlineData("sampels.mbox/", "samples.mbox")]
    [InlineData("Samples.mbx", "samples.mbox")]
    public void A_path_that_does_not_exist_gets_a_near_name_of_the_same_folder(string typed, string meant)
    {
        _mail.WriteMbox("samples.mbox", 1);
        _mail.Write("other.txt", "");

        Assert.Equal($"; did you mean {_mail[meant]}?", NearPath.Hint(_mail[typed]));
    }

    [Fact]
    public void A_path_far_from_everything_gets_none()
    {
        _mail.Write("samples.mbox", "");

        Assert.Equal("", NearPath.Hint(_mail["inbox"]));
        Assert.Equal("", NearPath.Hint("/no/such/folder/inbox"));
        Assert.Equal("", NearPath.Hint("/"));
        Assert.Equal("", NearPath.Hint(""));
        Assert.Equal("", NearPath.Hint("a\0b"));
    }

    public void Dispose() => _mail.Dispose();
}
