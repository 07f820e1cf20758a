namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>What is wrong in a file is told in one line, with the file, the line and the key.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly ConfiguredFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\n  \"anlyze\": {} }", "2: unknown key anlyze; did you mean analyze?")]
    [InlineData("{ \"explain\": {} }", "1: unknown key explain")]
    [InlineData("{ \"man\": { \"list\": true } }", "1: unknown key man")]
    [InlineData("{ \"config\": {} }", "1: unknown key config")]
    [InlineData("{ \"root\": 1 }", "1: root: must be true or false")]
    [InlineData("{ \"analyze\": [] }", "1: analyze: must be an object")]
    [InlineData("[]", "1: must be an object")]
    [InlineData("\n\n\"x\"", "3: must be an object")]
    [InlineData("{ \"analyze\": {\n\n    \"frmat\": \"json\" } }", "3: analyze.frmat: unknown key frmat; did you mean format?")]
    [InlineData("{ \"analyze\": {\n  \"format\": \"xml\" } }", "2: analyze.format: xml: must be text, json, ")]
    [InlineData("{ \"analyze\": {\n  \"jobs\": 0 } }", "2: analyze.jobs: 0: must be a whole number from 1 to 1024")]
    [InlineData("{ \"analyze\": {\n  \"jobs\": 1.5 } }", "2: analyze.jobs: 1.5: must be a whole number")]
    [InlineData("{ \"analyze\": { \"jobs\": \"many\" } }", "1: analyze.jobs: many: must be a whole number")]
    [InlineData("{ \"analyze\": { \"jobs\": [1] } }", "1: analyze.jobs: must be one value, not a list")]
    [InlineData("{ \"analyze\": { \"jobs\": true } }", "1: analyze.jobs: must be a string or a number")]
    [InlineData("{ \"analyze\": { \"jobs\": {} } }", "1: analyze.jobs: must be a string or a number")]
    [InlineData("{ \"analyze\": { \"full\": \"true\" } }", "1: analyze.full: must be true or false")]
    [InlineData("{ \"analyze\": { \"full\": 1 } }", "1: analyze.full: must be true or false")]
    [InlineData("{ \"analyze\": { \"trust\": [\"a.example\",\n 5, null] } }", "1: analyze.trust: must be a string, or a list of strings")]
    [InlineData("{ \"analyze\": { \"trust\": \"\" } }", "1: analyze.trust: must not be empty")]
    [InlineData("{ \"analyze\": { \"trust\": \"a\\nb\" } }", "1: analyze.trust: must be one line of text")]
    [InlineData("{ \"analyze\": { \"trust\": [\"no host!\"] } }", "1: analyze.trust: \"no host!\" is ")]
    [InlineData("{ \"analyze\": { \"prior\": 1 } }", "1: analyze.prior: 1: must be a number greater than 0 and less than 1")]
    [InlineData("{ \"analyze\": { \"disable\": [\"FC301\", \"FC999\"] } }", "1: analyze.disable: FC999: no such rule; ")]
    [InlineData("{ \"analyze\": { \"dns\": \"yes\" } }", "1: analyze.dns: yes: must be off, live or replay=FILE")]
    [InlineData("{ \"analyze\": { \"reporter\": \"Anna\" } }", "1: analyze.reporter: needs --reporter-address ADDR")]
    [InlineData("{ \"analyze\": { \"help\": true } }", "1: analyze.help: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"version\": true } }", "1: analyze.version: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"config\": \"x\" } }", "1: analyze.config: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"no-config\": true } }", "1: analyze.no-config: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"password-fd\": 3 } }", "1: analyze.password-fd: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"PATH\": \"x\" } }", "1: analyze.PATH: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"path\": \"x\" } }", "1: analyze.path: can be given on the command line only")]
    [InlineData("{ \"analyze\": { \"--format\": \"json\" } }", "1: analyze.--format: unknown key --format; did you mean format?")]
    [InlineData("{ \"analyze\": { \"j\": 1 } }", "1: analyze.j: unknown key j")]
    [InlineData("{ \"analyze\": { \"jobs\": 1,\n \"jobs\": 2 } }", "2: the key \"jobs\" is given twice")]
    [InlineData("{ \"analyze\": {},\n\n \"analyze\": {} }", "3: the key \"analyze\" is given twice")]
    [InlineData("{ \"analyze\": { \"trust\": [[[[[[]]]]]] } }", "1: is nested too deeply")]
    [InlineData("{\n \"analyze\": ", "2: is not valid JSON")]
    [InlineData("{\n \"analyze\" }", "2: is not valid JSON: ")]
    [InlineData("{ } { }", "1: is not valid JSON")]
    [InlineData("", "1: is not valid JSON")]
    [InlineData("forged = yes", "1: is not valid JSON")]
    [InlineData("{ \"analyze\": { \"trust\": \"\\ud800\" } }", "1: a string contains an unpaired surrogate")]
    [InlineData("{ \"\\udc00\": 1 }", "1: a string contains an unpaired surrogate")]
    [InlineData("{ \"suppress\": {} }", "1: suppress: must be a list")]
    [InlineData("{ \"suppress\": [\n 1 ] }", "2: suppress: each entry must be an object")]
    [InlineData("{ \"suppress\": [\n { \"rule\": \"FC204\", \"reason\": \"x\" } ] }", "2: suppress: until is missing")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"until\": \"2027-03-31\" } ] }", "1: suppress: reason is missing")]
    [InlineData("{ \"suppress\": [ { \"reason\": \"x\", \"until\": \"2027-03-31\" } ] }", "1: suppress: rule is missing")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \" \", \"until\": \"2027-03-31\" } ] }", "1: suppress: reason must be a string that is not empty")]
    [InlineData("{ \"suppress\": [ {\n \"rule\": \"FC999\", \"reason\": \"x\", \"until\": \"2027-03-31\" } ] }", "2: suppress: FC999: no such rule; ")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \"x\", \"until\": \"31.3.2027\" } ] }", "1: suppress: until 31.3.2027: must be a date, such as 2027-03-31")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \"x\", \"until\": \"2027-02-30\" } ] }", "1: suppress: until 2027-02-30: must be a date")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \"x\", \"until\": \"2999-01-01\" } ] }", "1: suppress: until 2999-01-01: is more than 2 years ahead")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \"x\", \"until\": \"2027-03-31\",\n \"hst\": \"x\" } ] }", "2: suppress: unknown key hst; did you mean host?")]
    [InlineData("{ \"suppress\": [ { \"rule\": \"FC204\", \"reason\": \"x\", \"until\": \"2027-03-31\", \"host\": \"no host!\" } ] }", "1: suppress: host \"no host!\" is ")]
    public void It_is_one_line_and_status_2(string json, string message)
    {
        var file = _folder.OfUser(json);

        var run = _folder.Run("analyze", _folder.Mail);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"forgerycheck: {file}:{message}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_file_that_an_option_names_and_is_not_there_is_told_with_both()
    {
        var file = _folder.OfUser("{ \"analyze\": {\n \"sites\": \"mine/sites.json\" } }");

        var sites = Path.Combine(Path.GetDirectoryName(file)!, "mine", "sites.json");
        Assert.Equal($"forgerycheck: {file}:2: analyze.sites: {sites}: no such file\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    [Fact]
    public void A_mistake_on_the_command_line_is_not_put_down_to_a_file()
    {
        _folder.OfUser("""{ "analyze": { "jobs": 2 } }""");

        Assert.StartsWith("forgerycheck: --jobs 0: must be", _folder.Run("analyze", "--jobs", "0").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_of_another_command_does_not_matter_but_to_show()
    {
        var file = _folder.OfUser("""{ "listen": { "keep": "files" } }""");

        Assert.Equal("", _folder.Run("analyze", _folder.Mail).Error);
        Assert.StartsWith($"forgerycheck: {file}:1: listen.keep: files: must be", _folder.Run("config", "show").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.json", "none.json: no such file")]
    [InlineData(".", ": is a folder, not a configuration file")]
    [InlineData("", "--config needs a value: FILE")]
    public void A_named_file_must_be_one(string name, string message)
    {
        var run = _folder.Run("analyze", "--config", name, _folder.Mail);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(message, run.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_environment_names_and_is_not_there_is_told_with_the_variable()
    {
        var run = _folder.RunWith(new() { ["FORGERYCHECK_CONFIG"] = "none.json" }, "analyze", _folder.Mail);

        Assert.Equal($"forgerycheck: {Path.Combine(_folder.Work, "none.json")}: no such file; it is named by FORGERYCHECK_CONFIG\n", run.Error);
    }

    [Fact]
    public void Both_options_at_once_contradict_each_other() =>
        Assert.StartsWith("forgerycheck: --config and --no-config cannot be used together", _folder.Run("analyze", "--no-config", "--config", "x", _folder.Mail).Error, StringComparison.Ordinal);

    [Fact]
    public void A_large_file_is_not_read()
    {
        var file = _folder.OfUser("{ " + new string(' ', 1_000_001) + "}");

        Assert.Equal($"forgerycheck: {file}: is larger than 1 MB\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    [Fact]
    public void A_file_in_another_encoding_is_told_as_such()
    {
        var file = _folder.OfUser("{}");
        File.WriteAllText(file, "{}", System.Text.Encoding.Unicode);

        Assert.Equal($"forgerycheck: {file}: is not UTF-8 text\n", _folder.Run("analyze", _folder.Mail).Error);
    }

    [Fact]
    public void A_hostile_key_reaches_no_terminal()
    {
        _folder.OfUser("{ \"\\u001b[2J\": 1 }");

        var error = _folder.Run("analyze", _folder.Mail).Error;

        Assert.DoesNotContain('\e', error);
        Assert.Contains("unknown key \\x1B[2J", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_take_nothing_from_a_file_do_not_read_one()
    {
        _folder.OfUser("broken");

        Assert.Equal(0, _folder.Run("explain", "FC101").ExitCode);
        Assert.Equal(0, _folder.Run("config", "schema").ExitCode);
        Assert.Equal(0, _folder.Run("man", "--list").ExitCode);
        Assert.Equal(0, _folder.Run("help", "analyze").ExitCode);
        Assert.Equal(0, _folder.Run("analyze", "--help").ExitCode);
        Assert.Equal(0, _folder.Run("complete", "1", "analyze", "--").ExitCode);
        Assert.Equal(2, _folder.Run("rules").ExitCode);
    }
}
