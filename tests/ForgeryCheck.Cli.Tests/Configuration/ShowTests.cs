using System.Text.Json;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Tests.Samples;
using Json.Schema;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>The commands that say what applies, and why.</summary>
public sealed class ShowTests : IDisposable
{
    private readonly ConfiguredFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Show_aligns_options_values_and_where_they_come_from()
    {
        _folder.OfUser("""
            { "analyze": { "format": "csv" },
              "suppress": [ { "rule": "printer-x", "reason": "x", "until": "2020-01-01" } ] }
            """.Replace("printer-x", "weekday-wrong", StringComparison.Ordinal));

        var lines = _folder.Run("config", "show").Output.Split('\n');

        Assert.Contains(lines, line => line == "analyze");
        Assert.Contains(lines, line => line == "listen");
        Assert.Matches($@"^  --format +csv +{_folder.UserFile}:1$", lines.First(line => line.StartsWith("  --format", StringComparison.Ordinal)));
        Assert.Matches(@"^  --jobs +number of cores.* +default$", lines.First(line => line.StartsWith("  --jobs", StringComparison.Ordinal)));
        Assert.Matches(@"^  --bind +127\.0\.0\.1:2525.* +default$", lines.First(line => line.StartsWith("  --bind", StringComparison.Ordinal)));
        Assert.Matches($@"^  FC403 +ended 2020-01-01 +x +{_folder.UserFile}:2$", lines.First(line => line.StartsWith("  FC403", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_in_the_readme_is_valid()
    {
        var readme = File.ReadAllText(Path.Combine(SampleRun.Folder, "..", "src", "ForgeryCheck.Cli", "README.md"));
        var example = readme.Split("```jsonc\n")[1].Split("```")[0];
        var file = _folder.OfUser(example);

        var run = _folder.Run("config", "show");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"{Path.Combine(Path.GetDirectoryName(file)!, "sites.json")}", run.Output, StringComparison.Ordinal);
        Assert.Contains("FC204  printer.example.org", run.Output, StringComparison.Ordinal);
        Assert.True(JsonSchema.FromText(_folder.Run("config", "schema").Output)
            .Evaluate(JsonDocument.Parse(example, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement).IsValid);
    }

    [Fact]
    public void The_readme_names_each_option_that_a_file_found_by_the_working_folder_may_not_set()
    {
        var readme = File.ReadAllText(Path.Combine(SampleRun.Folder, "..", "src", "ForgeryCheck.Cli", "README.md"));
        var options = SettableOption.Sections(CommandLine.Root(new FileSettings())).SelectMany(SettableOption.Of).Where(one => one.Traits.EffectOf("live") is not null);

        Assert.All(options, one => Assert.Contains($"`{one.Key}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Show_lists_each_option_of_the_command_but_those_of_one_run()
    {
        var options = JsonDocument.Parse(_folder.Run("config", "show", "--format", "json").Output).RootElement.GetProperty("options").EnumerateArray()
            .Select(one => $"{one.GetProperty("command")} --{one.GetProperty("option")}").ToList();

        foreach (var command in SettableOption.Sections(CommandLine.Root(new FileSettings())))
        {
            Assert.Equal(
                command.Options.Select(one => one.Name).Where(name => name is not ("--config" or "--no-config" or "--password-fd" or "--open")).Select(name => $"{command.Name} {name}"),
                options.Where(one => one.StartsWith(command.Name + " ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Show_knows_the_commands()
    {
        Assert.Contains("nonsense: must be analyze, listen, milter, submit, work, serve, mcp, route, learn or rules", _folder.Run("config", "show", "nonsense").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("listen", _folder.Run("config", "show", "analyze").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_lists_the_places_nearest_first_and_what_is_there()
    {
        _folder.OfUser("{}");

        var lines = _folder.Run("config", "path").Output.TrimEnd().Split('\n');

        Assert.Matches($"^found +not found +{_folder.WorkFile}$", lines[0]);
        Assert.Matches($"^found +read +{_folder.AboveFile}$", lines[1]);
        Assert.Matches($"^user +read +{_folder.UserFile}$", lines[2]);
        Assert.Matches("^system .* /etc/forgerycheck/forgerycheck.json$", lines[3]);
        Assert.Equal(4, lines.Length);
        Assert.Matches($"^environment +read +{_folder.UserFile}$", _folder.RunWith(new() { ["FORGERYCHECK_CONFIG"] = _folder.UserFile }, "config", "path").Output.TrimEnd());
        Assert.Matches($"^command-line +read +{_folder.UserFile}$", _folder.Run("config", "path", "--config", _folder.UserFile).Output.TrimEnd());
        Assert.Equal("", _folder.Run("config", "path", "--no-config").Output);
    }

    [Theory]
    [InlineData("config", "a command is missing: show, path, schema\nTry 'forgerycheck config --help'.")]
    [InlineData("config shw", "unknown command shw; did you mean show?")]
    [InlineData("config show --frmat json", "unknown option --frmat; did you mean --format?")]
    [InlineData("config show --hlep", "unknown option --hlep; did you mean --help?")]
    [InlineData("config show anlyze", "anlyze: must be analyze, listen, milter, submit, work, serve, mcp, route, learn or rules; did you mean analyze?")]
    public void A_usage_error_is_one_clear_line(string arguments, string message)
    {
        var run = _folder.Run(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"forgerycheck: {message}\n", run.Error);
    }

    [Theory]
    [InlineData("config --help")]
    [InlineData("config show --help")]
    [InlineData("config path --help")]
    [InlineData("config schema --help")]
    public void Help_ends_with_examples(string arguments) =>
        Assert.Contains("Examples:\n  # ", _folder.Run(arguments.Split(' ')).Output, StringComparison.Ordinal);

    [Fact]
    public void Every_command_with_options_can_be_given_a_file()
    {
        foreach (var command in (string[])["analyze", "listen", "milter", "serve", "mcp", "route", "learn", "rules", "config show", "config path"])
        {
            var help = _folder.Run([.. command.Split(' '), "--help"]).Output;
            Assert.Contains("--config <FILE>", help, StringComparison.Ordinal);
            Assert.Contains("--no-config", help, StringComparison.Ordinal);
        }
    }

    // What an editor underlines, and what the program refuses, ought to be the same.
    [Theory]
    [InlineData("""{ "analyze": { "trust": ["mx.example.org"], "full": true, "jobs": 2, "list": "all", "prior": 0.5, "format": "csv", "sites": null } }""", true)]
    [InlineData("""{ "$schema": "x", "root": true, "listen": { "bind": "0.0.0.0:25", "max-size": "50M", "idle-timeout": 300, "dns": "off" } }""", true)]
    [InlineData("""{ "suppress": [ { "rule": "FC204", "reason": "x", "until": "2027-03-31", "host": "*.example.org", "outcome": "none" } ] }""", true)]
    [InlineData("""{ "analyze": { "jobs": 0 } }""", false)]
    [InlineData("""{ "analyze": { "format": "xml" } }""", false)]
    [InlineData("""{ "analyze": { "full": "true" } }""", false)]
    [InlineData("""{ "analyze": { "prior": 1 } }""", false)]
    [InlineData("""{ "analyze": { "format": ["csv"] } }""", false)]
    [InlineData("""{ "analyze": { "config": "x" } }""", false)]
    [InlineData("""{ "listen": { "max-size": "much" } }""", false)]
    [InlineData("""{ "anlyze": {} }""", false)]
    [InlineData("""{ "root": 1 }""", false)]
    [InlineData("""{ "suppress": [ { "rule": "FC204", "reason": "x" } ] }""", false)]
    [InlineData("""{ "suppress": [ { "rule": "FC204", "reason": "x", "until": "2027-03-31", "hst": "x" } ] }""", false)]
    public void The_schema_allows_what_is_read_and_nothing_else(string json, bool isValid)
    {
        var schema = JsonSchema.FromText(_folder.Run("config", "schema").Output);
        _folder.OfUser(json);

        Assert.Equal(isValid, schema.Evaluate(JsonDocument.Parse(json).RootElement).IsValid);
        Assert.Equal(isValid ? 0 : 2, _folder.Run("config", "show").ExitCode);
    }
}
