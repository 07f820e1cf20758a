using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>Findings that a file calls innocent.</summary>
public sealed class SuppressTests : IDisposable
{
    // FC403: 1 May 2024 was a Wednesday.
    private static readonly string Wrong = TestMail.Plain.Replace("Wed, 1 May 2024 10:00:02", "Mon, 1 May 2024 10:00:02", StringComparison.Ordinal)
        .Replace(" (Postfix) with ESMTP id 4XyZab1c2dz3K", " with ESMTP", StringComparison.Ordinal);

    private static readonly string Tomorrow = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly ConfiguredFolder _folder = new();

    public SuppressTests() => File.WriteAllText(_folder.Mail, Wrong);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_are_counted_and_do_not_count()
    {
        var file = _folder.OfUser($$"""{ "suppress": [ { "rule": "FC403", "host": "mx.example.org", "reason": "its clock", "until": "{{Tomorrow}}" } ] }""");

        var report = Report("analyze", "--format", "json", _folder.Mail);

        Assert.Equal("FC403", Report("analyze", "--no-config", "--format", "json", _folder.Mail).GetProperty("copy").GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Empty(report.GetProperty("copy").GetProperty("findings").EnumerateArray());
        var one = Assert.Single(report.GetProperty("suppressed").EnumerateArray());
        Assert.Equal((file, 1, Tomorrow), (one.GetProperty("file").GetString(), one.GetProperty("fileLine").GetInt32(), one.GetProperty("until").GetString()));
        Assert.Contains($"1 finding suppressed: FC403 mx.example.org until {Tomorrow}: its clock", _folder.Run("analyze", _folder.Mail).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_no_longer_counts_and_is_told_once_unless_quiet()
    {
        var file = _folder.OfUser("""{ "suppress": [ { "rule": "FC403", "reason": "its clock", "until": "2026-01-31" } ] }""");

        var run = _folder.Run("analyze", "--format", "json", _folder.Mail, _folder.Mail);

        Assert.Equal($"forgerycheck: {file}:1: suppress: the entry for FC403 ended on 2026-01-31 and no longer counts\n", run.Error);
        Assert.Empty(JsonDocument.Parse(run.Output).RootElement[0].GetProperty("suppressed").EnumerateArray());
        Assert.Equal("", _folder.Run("analyze", "-q", _folder.Mail).Error);
        Assert.Equal("", _folder.Run("route", "--dns", "off", "x").Error.Replace("forgerycheck: --dns off: a route can only be found in the DNS; use live or replay=FILE\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_the_nearest_file_replaces_the_others()
    {
        _folder.OfUser($$"""{ "suppress": [ { "rule": "FC403", "reason": "its clock", "until": "{{Tomorrow}}" } ] }""");
        _folder.InWork("""{ "suppress": [] }""");

        Assert.Empty(Report("analyze", "--format", "json", _folder.Mail).GetProperty("suppressed").EnumerateArray());
    }

    [Fact]
    public void A_file_found_by_the_working_folder_does_not_suppress_in_silence()
    {
        var file = _folder.InWork($$"""{ "suppress": [ { "rule": "weekday-wrong", "reason": "its clock", "until": "{{Tomorrow}}" } ] }""");

        Assert.Equal($"forgerycheck: {file}: using this file, found in or above the working folder; use --no-config to ignore it\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    private JsonElement Report(params string[] arguments) => JsonDocument.Parse(_folder.Run(arguments).Output).RootElement[0];
}
