namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>Whoever works in a folder that came from a stranger does not run by the stranger's settings.</summary>
public sealed class SafetyTests : IDisposable
{
    private readonly ConfiguredFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RootFact]
    public void A_file_of_another_user_is_ignored_with_one_line()
    {
        var file = _folder.InWork("""{ "analyze": { "format": "csv" } }""");
        _folder.Shell("chown 65534 forgerycheck.json");

        var run = _folder.Run("analyze", _folder.Mail);

        Assert.Equal($"forgerycheck: {file}: ignored, since it belongs to another user\n", run.Error);
        Assert.DoesNotContain("source,", run.Output, StringComparison.Ordinal);
        Assert.Contains("ignored: it belongs to another user", _folder.Run("config", "path").Output, StringComparison.Ordinal);
        Assert.Equal(("csv", $"{file}:1"), _folder.Shown("format", null, "--config", "forgerycheck.json"));
    }

    [RootFact]
    public void A_broken_file_of_another_user_stops_nobody()
    {
        _folder.InWork("broken");
        _folder.Shell("chown 65534 forgerycheck.json");

        Assert.Equal(0, _folder.Run("analyze", _folder.Mail).ExitCode);
    }

    [RootFact]
    public void A_link_counts_as_its_own_and_what_it_leads_to()
    {
        ConfiguredFolder.Write(_folder["other.json"], """{ "analyze": { "format": "csv" } }""");
        _folder.Shell("ln -s ../../other.json forgerycheck.json");
        Assert.Equal("csv", _folder.Shown("format").Value);

        _folder.Shell("chown -h 65534 forgerycheck.json");
        Assert.Equal("text", _folder.Shown("format").Value);

        _folder.Shell("chown -h 0 forgerycheck.json; chown 65534 ../../other.json");
        Assert.Equal("text", _folder.Shown("format").Value);
    }

    [ProgramFact("mkfifo")]
    public void A_link_that_leads_nowhere_is_ignored()
    {
        _folder.Shell("ln -s nowhere forgerycheck.json");

        Assert.Equal($"forgerycheck: {_folder.WorkFile}: ignored, since it is a broken link\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    [ProgramFact("mkfifo")]
    public void What_is_no_ordinary_file_is_not_opened()
    {
        _folder.Shell("mkfifo forgerycheck.json");
        Assert.Equal($"forgerycheck: {_folder.WorkFile}: ignored, since it is not a regular file\n", _folder.Run("analyze", _folder.Mail).Error);

        _folder.Shell("rm forgerycheck.json; mkdir forgerycheck.json");
        Assert.Equal($"forgerycheck: {_folder.WorkFile}: ignored, since it is not a regular file\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    [Theory]
    [InlineData("analyze", "password-command", "touch run", "runs a command")]
    [InlineData("analyze", "output", "out.txt", "writes files")]
    [InlineData("analyze", "dns-record", "names.json", "writes files")]
    [InlineData("analyze", "dns", "live", "queries name servers")]
    [InlineData("analyze", "resolver", "192.0.2.53", "sends queries to another name server")]
    [InlineData("listen", "spool", "spool", "writes files")]
    [InlineData("listen", "report", "report.ndjson", "writes files")]
    [InlineData("listen", "log", "log", "writes files")]
    [InlineData("listen", "web", "127.0.0.1:8026", "lets others read mail")]
    [InlineData("listen", "web-token", "token", "lets others read mail")]
    [InlineData("listen", "web-host-name", "window.example", "lets others read mail")]
    [InlineData("listen", "forward", "mx.example:25", "sends mail to another host")]
    [InlineData("listen", "drop", "*@example.org", "discards mail")]
    [InlineData("listen", "keep", "none", "discards mail")]
    [InlineData("listen", "sync", "never", "may lose mail")]
    [InlineData("listen", "spool-max-age", "1s", "removes mail")]
    [InlineData("milter", "report", "report.ndjson", "writes files")]
    [InlineData("milter", "bind", "unix:milter.sock", "writes files")]
    [InlineData("milter", "socket-mode", "666", "lets others in")]
    [InlineData("milter", "resolver", "192.0.2.53", "sends queries to another name server")]
    [InlineData("mcp", "dns", "live", "queries name servers")]
    [InlineData("mcp", "dns", "request", "queries name servers")]
    [InlineData("learn", "write", "profiles.json", "writes files")]
    public void What_runs_writes_or_tells_is_not_taken_from_a_file_found_by_the_working_folder(string command, string option, string value, string effect)
    {
        var file = _folder.InWork($$"""{ "{{command}}": { "{{option}}": "{{value}}" } }""");

        var run = _folder.Run("config", "show", command);

        Assert.Equal($"forgerycheck: {file}:1: {command}.{option}: ignored: a file found in or above the working folder may not have an option that {effect}; use --config FILE to allow it\n", run.Error);
        Assert.DoesNotContain($"{file}:1", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:1", _folder.Run("config", "show", command, "--config", file).Output, StringComparison.Ordinal);
        File.Move(file, Directory.CreateDirectory(Path.GetDirectoryName(_folder.UserFile)!).FullName + "/forgerycheck.json");
        Assert.Contains($"{_folder.UserFile}:1", _folder.Run("config", "show", command).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Such_a_file_undoes_nothing_of_the_users_in_silence()
    {
        _folder.OfUser("""{ "analyze": { "format": "csv" }, "listen": { "spool": "mine", "accept": "example.org" }, "suppress": [{ "rule": "FC204", "reason": "known", "until": "2027-06-30" }] }""");
        var file = _folder.InWork("""{ "analyze": { "format": null } }""");
        Assert.Contains($"{file}: using this file", _folder.Run("analyze", _folder.Mail).Error, StringComparison.Ordinal);

        _folder.InWork("""{ "suppress": [] }""");
        Assert.Contains($"{file}: using this file", _folder.Run("analyze", _folder.Mail).Error, StringComparison.Ordinal);

        _folder.InWork("""{ "listen": { "spool": null } }""");
        Assert.Contains("listen.spool: ignored: a file found in or above the working folder may not have an option that writes files", _folder.Run("config", "show", "listen").Error, StringComparison.Ordinal);
        Assert.Contains("/mine", _folder.Run("config", "show", "listen").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_are_not_recorded_on_the_word_of_such_a_file()
    {
        _folder.InWork("""{ "listen": { "auth-passwords": true } }""");
        Assert.Contains("listen.auth-passwords: ignored: a file found in or above the working folder may not have an option that records passwords", _folder.Run("config", "show", "listen").Error, StringComparison.Ordinal);

        _folder.InWork("""{ "listen": { "auth-passwords": false } }""");
        Assert.Equal("", _folder.Run("config", "show", "listen").Error);
    }

    [Fact]
    public void Nothing_is_written_on_the_word_of_such_a_file()
    {
        _folder.InWork("""{ "analyze": { "output": "out.txt", "dns": "off", "color": "never" } }""");

        var run = _folder.Run("analyze", _folder.Mail);

        Assert.Contains("analyze.output: ignored", run.Error, StringComparison.Ordinal);
        Assert.NotEmpty(run.Output);
        Assert.False(File.Exists(Path.Combine(_folder.Work, "out.txt")));
        Assert.DoesNotContain("ignored", _folder.Run("analyze", "-o", "mine.txt", _folder.Mail).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Such_a_file_does_not_apply_in_silence()
    {
        var file = _folder.InWork("""{ "analyze": { "trust": "mx.example.org" } }""");

        Assert.Equal($"forgerycheck: {file}: using this file, found in or above the working folder; use --no-config to ignore it\n", _folder.Run("analyze", _folder.Mail).Error);
        Assert.Equal("", _folder.Run("analyze", "-q", _folder.Mail).Error);
        Assert.Equal("", _folder.Run("analyze", "--no-config", _folder.Mail).Error);
        Assert.Equal("", _folder.Run("analyze", "--config", "forgerycheck.json", _folder.Mail).Error);
        Assert.Equal("", _folder.Run("rules").Error);

        _folder.InWork("""{ "analyze": { "trust": "mx.example.org", "quiet": true } }""");
        Assert.Contains(": using this file", _folder.Run("analyze", _folder.Mail).Error, StringComparison.Ordinal);
        File.Delete(file);
        _folder.Above("""{ "root": true, "analyze": { "trust": "mx.example.org" } }""");
        _folder.OfUser("""{ "analyze": { "quiet": true } }""");
        Assert.Equal("", _folder.Run("analyze", _folder.Mail).Error);
    }
}
