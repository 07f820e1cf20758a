using System.CommandLine;
using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Help;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>Which of several files, the environment and the command line wins.</summary>
public sealed class PrecedenceTests : IDisposable
{
    private readonly ConfiguredFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_apply()
    {
        Assert.Equal(("text", "default"), _folder.Shown("format"));
        Assert.Equal("", _folder.Run("analyze", _folder.Mail).Error);
    }

    [Fact]
    public void The_nearest_file_wins_key_by_key_and_a_list_is_replaced()
    {
        _folder.OfUser("""{ "analyze": { "format": "json", "rows": "hops", "trust": ["a.example"], "jobs": 2 } }""");
        _folder.Above("""
            { "root": true,
              "analyze": { "format": "csv", "trust": ["b.example", "c.example"] } }
            """);
        _folder.InWork("""{ "analyze": { "format": "ndjson" } }""");

        Assert.Equal(("ndjson", $"{_folder.WorkFile}:1"), _folder.Shown("format"));
        Assert.Equal(("""["b.example","c.example"]""", $"{_folder.AboveFile}:2"), Compact(_folder.Shown("trust")));
        Assert.Equal(("hops", $"{_folder.UserFile}:1"), _folder.Shown("rows"));
        Assert.Equal(("2", $"{_folder.UserFile}:1"), _folder.Shown("jobs"));
    }

    [Fact]
    public void The_search_upward_ends_with_the_root_and_the_user_still_counts()
    {
        _folder.OfUser("""{ "analyze": { "jobs": 2 } }""");
        _folder.Above("""{ "root": true, "analyze": { "format": "csv" } }""");
        _folder.InWork("""{ "root": true }""");

        Assert.Equal(("text", "default"), _folder.Shown("format"));
        Assert.Equal(("2", $"{_folder.UserFile}:1"), _folder.Shown("jobs"));
    }

    [Fact]
    public void A_file_that_is_named_is_the_only_one()
    {
        _folder.OfUser("""{ "analyze": { "jobs": 2, "format": "json" } }""");
        _folder.InWork("""{ "analyze": { "format": "csv" } }""");
        var named = ConfiguredFolder.Write(_folder["named.json"], """{ "analyze": { "prior": 0.5 } }""");
        var other = ConfiguredFolder.Write(_folder["other.json"], """{ "analyze": { "prior": 0.25 } }""");
        var environment = new Dictionary<string, string> { ["FORGERYCHECK_CONFIG"] = named };

        Assert.Equal(("0.5", $"{named}:1"), _folder.Shown("prior", environment));
        Assert.Equal(("text", "default"), _folder.Shown("format", environment));
        Assert.Equal(("0.25", $"{other}:1"), _folder.Shown("prior", environment, "--config", other));
        Assert.Equal(("0.25", $"{other}:1"), _folder.Shown("prior", environment, "--config", "../../other.json"));
        Assert.Equal(("0.05", "default"), _folder.Shown("prior", environment, "--no-config"));
        Assert.Equal(("text", "default"), _folder.Shown("format", null, "--no-config"));
        Assert.Equal(("text", "default"), _folder.Shown("format", new() { ["FORGERYCHECK_CONFIG"] = "" }));
    }

    [Fact]
    public void XDG_CONFIG_HOME_says_where_the_file_of_the_user_is()
    {
        var file = ConfiguredFolder.Write(_folder["xdg/forgerycheck/forgerycheck.json"], """{ "analyze": { "format": "csv" } }""");
        _folder.OfUser("""{ "analyze": { "format": "json" } }""");

        Assert.Equal(("csv", $"{file}:1"), _folder.Shown("format", new() { ["XDG_CONFIG_HOME"] = _folder["xdg"] }));
        Assert.Equal(("json", $"{_folder.UserFile}:1"), _folder.Shown("format", new() { ["XDG_CONFIG_HOME"] = "not/absolute" }));
    }

    [Fact]
    public void The_command_line_wins()
    {
        var file = _folder.OfUser("""{ "analyze": { "format": "csv", "full": true, "trust": ["mx.example.org"], "quiet": true, "rows": "hops" } }""");

        Assert.StartsWith("source,sha256,messageId,verdict,line", _folder.Run("analyze", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.StartsWith("source,sha256,size", _folder.Run("analyze", _folder.Mail, "--rows", "messages").Output, StringComparison.Ordinal);
        Assert.Contains("Message-ID", _folder.Run("analyze", "--format", "text", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Message-ID", _folder.Run("analyze", "--format", "text", "--full=false", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.Contains("mx.example.org, which is declared as yours", _folder.Run("analyze", "--format", "ndjson", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("mx.example.org, which is declared as yours", _folder.Run("analyze", "--format", "ndjson", "--trust", "other.example", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("mx.example.org, which is declared as yours", _folder.Run("analyze", "--format", "ndjson", "--no-config", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.Equal(("csv", $"{file}:1"), _folder.Shown("format"));
    }

    [Fact]
    public void Null_and_an_empty_list_undo_what_a_farther_file_sets()
    {
        _folder.OfUser("""{ "analyze": { "format": "csv", "trust": ["mx.example.org"], "full": true } }""");
        _folder.InWork("""{ "analyze": { "format": null, "trust": [], "full": false } }""");

        Assert.Equal(("text", "default"), _folder.Shown("format"));
        Assert.Equal("[]", _folder.Shown("trust").Value);
        Assert.Equal(("False", $"{_folder.WorkFile}:1"), _folder.Shown("full"));
        Assert.DoesNotContain("mx.example.org, which is declared as yours", _folder.Run("analyze", "--format", "ndjson", _folder.Mail).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_another_option_waits_for_it()
    {
        _folder.OfUser("""{ "analyze": { "rows": "hops", "resolver": "127.0.0.1:1", "dns-timeout": 50, "dns-record": "names.json" } }""");

        var run = _folder.Run("analyze", "--format", "ndjson", _folder.Mail);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public void A_flag_may_have_a_value()
    {
        _folder.OfUser("""{ "analyze": { "format": "csv", "full": true } }""");

        Assert.StartsWith("source,", _folder.Run("analyze", "--no-config=false", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("source,", _folder.Run("analyze", "--no-config=true", _folder.Mail).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("source,", _folder.Run("analyze", "--no-config", _folder.Mail).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NO_COLOR_is_the_environments_word()
    {
        Assert.Equal(("never", "environment"), _folder.Shown("color", new() { ["NO_COLOR"] = "1" }));
        _folder.OfUser("""{ "analyze": { "color": "always" } }""");
        Assert.Equal(("always", $"{_folder.UserFile}:1"), _folder.Shown("color", new() { ["NO_COLOR"] = "1" }));
    }

    // The system's file is not for a test to write, so this is tried below the command line.
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var kinds = Enum.GetValues<PlaceKind>();
            var pairs = new TheoryData<string, string>();
            foreach (var (near, far) in from near in kinds from far in kinds where near < far select ($"{near}", $"{far}"))
            {
                pairs.Add(near, far);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_files_the_nearer_one_wins(string near, string far)
    {
        var command = new DocumentedCommand("analyze", "Analyze", new AnalyzeOptions().AddTo).Define();
        var reader = new ConfigurationReader(new RootCommand { command });

        var settings = FileSettings.Effective(command, [Loaded(near, "csv", "near.example"), Loaded(far, "json", "far.example", "\"jobs\": 3")], _ => { }).ToDictionary(one => one.Option.Key, one => one.Values!);

        Assert.Equal(["csv"], settings["format"]);
        Assert.Equal(["near.example"], settings["trust"]);
        Assert.Equal(["3"], settings["jobs"]);

        LoadedPlace Loaded(string kind, string format, string trust, string more = "") => new(
            new Place($"/{kind}/forgerycheck.json", Enum.Parse<PlaceKind>(kind)),
            reader.Read(System.Text.Encoding.UTF8.GetBytes($$"""{ "analyze": { "format": "{{format}}", "trust": ["{{trust}}"], {{more}} } }"""), $"/{kind}/forgerycheck.json"),
            null);
    }

    private static (string, string) Compact((string Value, string From) shown) => (shown.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), shown.From);
}
