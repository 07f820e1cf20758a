using System.Text.Json;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class RulesTests
{
    [Fact]
    public void The_list_names_each_rule_with_its_family_and_weight()
    {
        var run = Forgerycheck.Run("rules");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^FC101 +\S+ +continuity +\w+ +-?\d+\.\d\d", run.Output);
        Assert.Equal(RuleCatalog.Rules.Count(), run.Output.Split('\n').Count(line => line.StartsWith("FC", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_list_is_json_on_request()
    {
        var run = Forgerycheck.Run("rules", "--format", "json");
        using var json = JsonDocument.Parse(run.Output);

        var first = json.RootElement[0];
        Assert.Equal("FC101", first.GetProperty("id").GetString());
        Assert.True(first.GetProperty("weights").EnumerateObject().Any());
        Assert.Equal(JsonValueKind.False, first.GetProperty("needsDns").ValueKind);
        Assert.Equal(RuleCatalog.Rules.Count(), json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Rules_about_the_client_and_the_author_show_their_weights()
    {
        string[] Row(string id) => Forgerycheck.Run("rules").Output.Split('\n').Single(line => line.StartsWith(id, StringComparison.Ordinal))
            .Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(["ID", "NAME", "FAMILY", "KIND", "LINES", "CLIENT", "AUTHOR", "WHAT IT LOOKS FOR"], Row("ID"));
        Assert.Equal(["1.28", "3.08", "-"], Row("FC102")[4..7]);
        Assert.Equal(["-", "3.08", "-"], Row("FC702")[4..7]);
        Assert.Equal(["-", "-", "3.08"], Row("FC806")[4..7]);
        Assert.Equal(["-", "-", "-"], Row("FC601")[4..7]);

        using var json = JsonDocument.Parse(Forgerycheck.Run("rules", "--format", "json").Output);
        var rules = json.RootElement.EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);
        Assert.Equal(3.08, rules["FC102"].GetProperty("clientWeights").GetProperty("gateway, gateway").GetDouble());
        Assert.True(rules["FC802"].GetProperty("authorWeights").EnumerateObject().Any());
        Assert.True(rules["FC208"].GetProperty("clientWeights").TryGetProperty("no-address", out _));
    }

    // No report adds such a weight.
    [Fact]
    public void A_rule_that_supports_shows_no_weight_that_accuses()
    {
        using var json = JsonDocument.Parse(Forgerycheck.Run("rules", "--format", "json").Output);
        foreach (var rule in json.RootElement.EnumerateArray().Where(rule => rule.GetProperty("kind").GetString() == "support"))
        {
            Assert.All(
                new[] { "weights", "clientWeights", "authorWeights" }.SelectMany(name => rule.GetProperty(name).EnumerateObject()),
                weight => Assert.True(weight.Value.GetDouble() <= 0, $"{rule.GetProperty("id")} {weight.Name}"));
        }
    }

    [Fact]
    public void A_broken_folder_of_rules_is_told()
    {
        using var mail = new TestMail();
        mail.Write("weights.json", "{ not json");

        var run = Forgerycheck.Run("rules", "--rules", mail.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"forgerycheck: {mail["weights.json"]}: invalid JSON", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FC101")]
    [InlineData("fc101")]
    public void A_rule_has_a_page(string rule)
    {
        var run = Forgerycheck.Run("explain", rule);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("FC101", run.Output, StringComparison.Ordinal);
        Assert.Contains("#", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_of_reports_is_printed_as_it_stands_in_the_repository()
    {
        var run = Forgerycheck.Run("schema");

        Assert.Equal(0, run.ExitCode);
        using var schema = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal("ForgeryCheck report, schema 1", schema.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public void An_unknown_rule_gets_a_suggestion()
    {
        var run = Forgerycheck.Run("explain", "FC10l");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean FC10", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_ascii_where_the_terminal_is()
    {
        var run = Forgerycheck.RunWith("", new Dictionary<string, string> { ["LC_ALL"] = "C" }, "explain", "FC101");

        Assert.All(run.Output, c => Assert.True(char.IsAscii(c)));
    }
}
