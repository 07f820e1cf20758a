using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>SIGHUP: files that have changed are read again, and whoever is connected notices nothing.</summary>
[Collection(RealPrograms.Name)]
public sealed class ReloadTests : IDisposable
{
    // Forged, whoever hands it in.
    private static readonly string Forged = File.ReadAllText(Path.Combine(SourceTree.Samples, "forged-typed-lines.eml")).ReplaceLineEndings("\r\n");

    private readonly TempFolder _folder = new();
    private readonly NotifySocket _manager = new();

    private string Config => _folder["forgerycheck.json"];

    private string Spool => _folder["spool"];

    public void Dispose()
    {
        _manager.Dispose();
        _folder.Dispose();
    }

    [ProgramFact("env")]
    public async Task Suppressions_and_rules_count_from_the_next_message_on_in_a_session_that_goes_on()
    {
        Configure(suppressed: []);
        Directory.CreateDirectory(_folder["rules"]);
        await using var listener = await ListenerProgram.StartUnderAsync(_manager.Manager(), Spool, "--config", Config, "--rules", _folder["rules"]);
        await using var dialog = await Dialog.BeginAsync(listener.Address);
        await dialog.MailAsync(Forged);
        var before = await SpoolReader.OnlyAsync(Spool);
        SpoolReader.MaildirFiles(Spool).ToList().ForEach(File.Delete);
        var accusing = before.Facts.GetProperty("report").GetProperty("findings").EnumerateArray()
            .Where(one => one.GetProperty("kind").GetString() is "contradiction" or "anomaly").Select(one => one.GetProperty("rule").GetString()!).Distinct();

        Configure(accusing);
        _folder.Write("rules/own.csv", "whatever,it,says\n");
        await ReloadAsync(listener);
        await dialog.MailAsync(Forged);

        var after = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith("X-ForgeryCheck: forged", before.Text, StringComparison.Ordinal);
        Assert.StartsWith("X-ForgeryCheck: consistent", after.Text, StringComparison.Ordinal);
        Assert.NotEqual(RulesOf(before), RulesOf(after));
        Assert.Contains(" info reloaded\n", listener.Said, StringComparison.Ordinal);
    }

    [ProgramTheory("env")]
    [InlineData("forgerycheck.json", "{", "forgerycheck.json")]
    [InlineData("sites.json", """{ "sites": 1 }""", "sites.json")]
    [InlineData("rules/weights.json", "[]", "weights.json")]
    [InlineData("mx.pem", "no certificate", "mx.pem")]
    public async Task A_file_that_is_invalid_leaves_what_was_read_before_and_is_named_in_one_line(string file, string content, string named)
    {
        Configure(suppressed: []);
        Directory.CreateDirectory(_folder["rules"]);
        _folder.Write("sites.json", File.ReadAllText(Path.Combine(SourceTree.Samples, "classic-sites.json")));
        string[] options = ["--config", Config, "--rules", _folder["rules"], "--sites", _folder["sites.json"], .. TestCertificate.Write(_folder, "mx", "old.test")];
        await using var listener = await ListenerProgram.StartUnderAsync(_manager.Manager(), Spool, options);
        await using var dialog = await Dialog.BeginAsync(listener.Address);

        _folder.Write(file, content);
        await ReloadAsync(listener);

        await dialog.StartTlsAsync();
        await dialog.SayAsync("EHLO client.example", "250");
        Assert.StartsWith("250 ", await dialog.MailAsync(Forged), StringComparison.Ordinal);
        Assert.Equal("CN=old.test", dialog.Certificate!.Subject);
        Assert.StartsWith("X-ForgeryCheck: forged", (await SpoolReader.OnlyAsync(Spool)).Text, StringComparison.Ordinal);
        var line = Assert.Single(listener.Said.Split('\n'), one => one.Contains("reloaded", StringComparison.Ordinal));
        Assert.Contains(" error not-reloaded reason=", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [ProgramFact("env")]
    public async Task A_certificate_counts_from_the_next_handshake_on_and_sessions_with_the_old_one_go_on()
    {
        await using var listener = await ListenerProgram.StartUnderAsync(_manager.Manager(), Spool, TestCertificate.Write(_folder, "mx", "old.test"));
        await using var old = await Dialog.BeginAsync(listener.Address);
        await old.StartTlsAsync();

        TestCertificate.Write(_folder, "mx", "new.test");
        await ReloadAsync(listener);

        await using var next = await Dialog.BeginAsync(listener.Address);
        await next.StartTlsAsync();
        Assert.Equal(("CN=old.test", "CN=new.test"), (old.Certificate!.Subject, next.Certificate!.Subject));
        await old.SayAsync("EHLO client.example", "250");
        Assert.StartsWith("250 ", await old.MailAsync("Subject: old\r\n\r\nold\r\n"), StringComparison.Ordinal);
    }

    private static string? RulesOf(SpooledMail mail) => mail.Facts.GetProperty("report").GetProperty("tool").GetProperty("rules").GetString();

    private async Task ReloadAsync(ListenerProgram listener)
    {
        listener.Send(ListenerProgram.Hangup);
        await _manager.HearAsync("RELOADING=1");
        await _manager.HearAsync("READY=1");
        await Patience.UntilAsync(() => listener.Said.Contains("reloaded", StringComparison.Ordinal), "it logs that", () => listener.Said);
    }

    private void Configure(IEnumerable<string> suppressed)
    {
        var until = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _folder.Write("forgerycheck.json", $$"""
            { "listen": { "on-forged": "tag" },
              "suppress": [ {{string.Join(", ", suppressed.Select(rule => $$"""{ "rule": "{{rule}}", "reason": "a test", "until": "{{until}}" }"""))}} ] }
            """);
    }
}
