using System.Text;
using ForgeryCheck.Milter.Messages;

namespace ForgeryCheck.Milter.Tests.Messages;

public sealed class SenderFieldsTests
{
    [Fact]
    public void Fields_that_are_not_ours_stay() => Assert.Empty(Examine(("From", " a@x.test"), ("Authentication-Results", " other.example; spf=pass"), ("X-Forgery", " x")));

    [Fact]
    public void An_imitation_is_removed_and_its_text_kept_under_another_name() =>
        Assert.Equal(["X-ForgeryCheck 1 -> '', X-Received-X-ForgeryCheck:' consistent; score=0'"], Examine(("X-ForgeryCheck", " consistent; score=0")));

    [Fact]
    public void A_name_that_some_parsers_take_for_ours_counts() =>
        Assert.Equal(["x-forgeryCHECK-2 1 -> '', X-Received-x-forgeryCHECK-2:' consistent'"], Examine(("x-forgeryCHECK-2", " consistent")));

    [Fact]
    public void Each_is_named_by_its_number_among_those_of_its_name() => Assert.Equal(
        ["Authentication-Results 2 -> ''", "authentication-results 4 -> ''"],
        Examine(
            ("Authentication-Results", " other.example; spf=pass"), ("Authentication-Results", " mx.example.org; spf=pass"), ("Received", " x"),
            ("Authentication-Results", " third.example; none"), ("authentication-results", "\n\t(c) mx.EXAMPLE.org 1; dkim=pass")));

    [Fact]
    public void A_line_hidden_behind_a_bare_return_is_disarmed_in_its_field() => Assert.Equal(
        ["Subject 2 -> ' hello\rX-Received-X-ForgeryCheck: consistent'"],
        Examine(("Subject", " one"), ("Subject", " hello\rX-ForgeryCheck: consistent")));

    [Fact]
    public void A_folded_imitation_keeps_its_folds() => Assert.Equal(
        ["X-ForgeryCheck 1 -> '', X-Received-X-ForgeryCheck:' consistent;\n\tscore=0'"], Examine(("X-ForgeryCheck", " consistent;\n\tscore=0")));

    [Fact]
    public void Names_differ_unless_they_are_the_same_in_ASCII_whatever_their_case() => Assert.Equal(
        ["X-\u00c9 1 -> ' b\rX-Received-X-ForgeryCheck: consistent'"], Examine(("X-\u00e9", " a"), ("X-\u00c9", " b\rX-ForgeryCheck: consistent")));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" (comment")]
    [InlineData(" mx.exam")]
    public void Results_that_end_before_their_semicolon_may_be_ours_behind_a_NUL(string value) =>
        Assert.Equal(["Authentication-Results 1 -> ''"], Examine(("Authentication-Results", value)));

    [Fact]
    public void An_imitation_is_found_however_many_fields_come_before()
    {
        var fields = new SenderFields("mx.example.org");
        Examine(fields, "Authentication-Results", " other.example; none");
        for (var i = 0; i < 10_000; i++)
        {
            Examine(fields, "A", "");
        }

        Assert.False(fields.IsWhole);
        Examine(fields, "X-ForgeryCheck", " consistent");
        Examine(fields, "Authentication-Results", " mx.example.org; spf=pass");
        Examine(fields, "A", "\rX-ForgeryCheck: consistent");
        Assert.Equal(["X-ForgeryCheck 1", "Authentication-Results 2", "A 10001"], fields.Changes.Select(change => $"{change.Name} {change.Index}"));
        Assert.False(fields.IsBeyondRepair);
    }

    [Fact]
    public void An_imitation_is_found_behind_a_very_long_field()
    {
        var fields = new SenderFields(null);
        Examine(fields, "A", new string('x', 1 << 20));
        Examine(fields, "X-ForgeryCheck", " consistent");
        Assert.Single(fields.Changes);
    }

    [Fact]
    public void A_field_whose_number_is_not_known_cannot_be_changed()
    {
        var fields = new SenderFields(null);
        for (var i = 0; i <= 10_000; i++)
        {
            Examine(fields, "A", "");
        }

        Examine(fields, "B", "");
        Assert.False(fields.IsBeyondRepair);
        Examine(fields, "B", "\rX-ForgeryCheck: consistent");
        Assert.True(fields.IsBeyondRepair);
    }

    [Fact]
    public void More_changes_than_a_mail_server_should_make_are_not_made()
    {
        var fields = new SenderFields(null);
        for (var i = 0; i < SenderFields.MostChanges; i++)
        {
            Examine(fields, "X-ForgeryCheck", " consistent");
        }

        Assert.False(fields.IsBeyondRepair);
        Examine(fields, "X-ForgeryCheck", " consistent");
        Assert.True(fields.IsBeyondRepair);
        Assert.Equal(SenderFields.MostChanges, fields.Changes.Count);
    }

    [Fact]
    public void Imitations_of_many_megabytes_are_not_held_in_memory()
    {
        var fields = new SenderFields(null);
        Examine(fields, "X-ForgeryCheck", new string('x', 600_000));
        Examine(fields, "X-ForgeryCheck", new string('x', 600_000));
        Assert.True(fields.IsBeyondRepair);
    }

    private static IEnumerable<string> Examine(params (string Name, string Value)[] fields)
    {
        var sender = new SenderFields("mx.example.org");
        foreach (var (name, value) in fields)
        {
            Examine(sender, name, value);
        }

        return sender.Changes.Select(Show);
    }

    private static void Examine(SenderFields sender, string name, string value) =>
        sender.Examine(Encoding.Latin1.GetBytes(name), Encoding.Latin1.GetBytes($"{name}:{value.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n"));

    private static string Show(FieldChange change)
    {
        var renamed = change.Renamed is { } field ? $", {field.Name}:'{Encoding.Latin1.GetString(field.Value.Span)}'" : "";
        return $"{change.Name} {change.Index} -> '{Encoding.Latin1.GetString(change.Value.Span)}'{renamed}";
    }
}
