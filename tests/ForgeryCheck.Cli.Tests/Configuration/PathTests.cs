using System.CommandLine;
using ForgeryCheck.Cli.Configuration;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>A path in a file is meant from the file's folder, wherever the program runs.</summary>
public sealed class PathTests : IDisposable
{
    private readonly ConfiguredFolder _folder = new();

    public static TheoryData<string> Commands => [.. SettableOption.Sections(CommandLine.Root(new FileSettings())).Select(one => one.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sites", "sub/sites.json", "sub/sites.json")]
    [InlineData("profiles", "../profiles.json", "../profiles.json")]
    [InlineData("rules", "rules", "rules")]
    [InlineData("output", "report.txt", "report.txt")]
    [InlineData("dns-record", "names.json", "names.json")]
    [InlineData("dns", "replay=names.json", "replay=names.json")]
    public void It_is_resolved_against_the_file(string option, string value, string expected)
    {
        var file = _folder.OfUser($$"""{ "analyze": { "{{option}}": "{{value}}" } }""");
        var prefix = expected.StartsWith("replay=", StringComparison.Ordinal) ? "replay=" : "";

        Assert.Equal(prefix + Path.GetFullPath(expected[prefix.Length..], Path.GetDirectoryName(file)!), _folder.Shown(option).Value);
    }

    [Theory]
    [InlineData("output", "-")]
    [InlineData("output", "/absolute/report.txt")]
    [InlineData("dns", "live")]
    [InlineData("dns", "off")]
    public void Other_values_stay_as_they_are(string option, string value)
    {
        _folder.OfUser($$"""{ "analyze": { "{{option}}": "{{value}}" } }""");

        Assert.Equal(value, _folder.Shown(option).Value);
    }

    [Fact]
    public void The_file_is_found_there()
    {
        var file = _folder.OfUser("""{ "analyze": { "sites": "sub/sites.json", "format": "ndjson" } }""");
        ConfiguredFolder.Write(
            Path.Combine(Path.GetDirectoryName(file)!, "sub", "sites.json"),
            """{ "sites": [ { "name": "Mine", "mine": true, "domains": ["example.org"], "firewalls": ["mx.example.org"] } ] }""");

        Assert.Contains("Mine", _folder.Run("analyze", _folder.Mail).Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_whose_value_help_calls_a_file_or_folder_is_marked_as_a_path(string name)
    {
        var command = SettableOption.Sections(CommandLine.Root(new FileSettings())).Single(one => one.Name == name);

        Assert.All(
            SettableOption.Of(command).Where(one => one.Option.HelpName is { } value && (value.Contains("FILE", StringComparison.Ordinal) || value.Contains("DIR", StringComparison.Ordinal))),
            one => Assert.True(one.Traits.Resolve is not null, $"{name} {one.Option.Name} takes a path, and is not marked so (Options.Input, Options.Output)"));
    }
}
