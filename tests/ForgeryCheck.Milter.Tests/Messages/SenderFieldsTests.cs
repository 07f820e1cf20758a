using System.Text;
using ForgeryCheck.Milter.Messages;

namespace ForgeryCheck.Milter.Tests.Messages;

public sealed class SenderFieldsTests
{
    [Fact]
    public void Fields_that_are_not_ours_stay() => Assert.Empty(Look(("From", " a@x.test"), ("Authentication-Results", " other.example; spf=pass"), ("X-Forgery", " x")));

    [Fact]
    public void An_imitation_is_removed_and_its_text_kept_under_another_name() =>
        Assert.Equal(["X-ForgeryCheck 1 -> '', X-Received-X-ForgeryCheck:' consistent; score=0'"], Look(("X-ForgeryCheck", " consistent; score=0")));

    [Fact]
    public void A_name_that_some_parsers_take_for_ours_counts() =>
        Assert.Equal(["x-forgeryCHECK-2 1 -> '', X-Received-x-forgeryCHECK-2:' consistent'"], Look(("x-forgeryCHECK-2", " consistent")));

    [Fact]
    public void Each_is_named_by_its_number_among_those_of_its_name() => Assert.Equal(
        ["Authentication-Results 2 -> ''", "authentication-results 4 -> ''"],
        Look(
            ("Authentication-Results", " other.example; spf=pass"), ("Authentication-Results", " mx.example.org; spf=pass"), ("Received", " x"),
            ("Authentication-Results", " third.example; none"), ("authentication-results", "\n\t(c) mx.EXAMPLE.org 1; dkim=pass")));

    [Fact]
    public void A_line_hidden_behind_a_bare_return_is_disarmed_in_its_field() => Assert.Equal(
        ["Subject 2 -> ' hello\rX-Received-X-ForgeryCheck: consistent'"],
        Look(("Subject", " one"), ("Subject", " hello\rX-ForgeryCheck: consistent")));

    [Fact]
    public void A_folded_imitation_keeps_its_folds() => Assert.Equal(
        ["X-ForgeryCheck 1 -> '', X-Received-X-ForgeryCheck:' consistent;\n\tscore=0'"], Look(("X-ForgeryCheck", " consistent;\n\tscore=0")));

    [Fact]
    public void Beyond_the_limits_nothing_is_looked_at_and_that_is_known()
    {
        var fields = new SenderFields("mx.example.org");
        for (var i = 0; i < 10_000; i++)
        {
            fields.Look("X"u8, "X: y\r\n"u8);
        }

        Assert.True(fields.IsWhole);
        fields.Look("X-ForgeryCheck"u8, "X-ForgeryCheck: consistent\r\n"u8);
        Assert.False(fields.IsWhole);
        Assert.Empty(fields.Changes);
    }

    private static IEnumerable<string> Look(params (string Name, string Value)[] fields)
    {
        var sender = new SenderFields("mx.example.org");
        foreach (var (name, value) in fields)
        {
            sender.Look(Encoding.Latin1.GetBytes(name), Encoding.Latin1.GetBytes($"{name}:{value.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n"));
        }

        return sender.Changes.Select(Show);
    }

    private static string Show(FieldChange change)
    {
        var renamed = change.Renamed is { } field ? $", {field.Name}:'{Encoding.Latin1.GetString(field.Value.Span)}'" : "";
        return $"{change.Name} {change.Index} -> '{Encoding.Latin1.GetString(change.Value.Span)}'{renamed}";
    }
}
