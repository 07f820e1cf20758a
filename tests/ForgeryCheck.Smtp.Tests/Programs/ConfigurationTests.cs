using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>The listener by a configuration file: its options, and findings that do not count.</summary>
[Collection(RealPrograms.Name)]
public sealed class ConfigurationTests : IDisposable
{
    // Forged, whoever hands it in.
    private static readonly string Forged = File.ReadAllText(Path.Combine(SourceTree.Samples, "forged-typed-lines.eml")).ReplaceLineEndings("\r\n");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("bash")]
    public async Task Tag_and_authentication_results_follow_the_verdict_without_what_is_suppressed()
    {
        var config = _folder["forgerycheck.json"];
        await File.WriteAllTextAsync(config, """{ "listen": { "on-forged": "tag", "authserv-id": "mx.example.net" } }""");
        var plain = await TakeAsync("plain", config);
        var accusing = plain.Facts.GetProperty("report").GetProperty("findings").EnumerateArray()
            .Where(one => one.GetProperty("kind").GetString() is "contradiction" or "anomaly").Select(one => one.GetProperty("rule").GetString()).Distinct().ToList();
        var until = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(config, $$"""
            { "listen": { "on-forged": "tag", "authserv-id": "mx.example.net" },
              "suppress": [ {{string.Join(", ", accusing.Select(rule => $$"""{ "rule": "{{rule}}", "reason": "a test", "until": "{{until}}" }"""))}} ] }
            """);

        var suppressed = await TakeAsync("suppressed", config);

        Assert.StartsWith("X-ForgeryCheck: forged", plain.Text, StringComparison.Ordinal);
        Assert.Contains("x-forgerycheck=fail", plain.Text, StringComparison.Ordinal);
        Assert.StartsWith("X-ForgeryCheck: consistent", suppressed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("x-forgerycheck=fail", suppressed.Text, StringComparison.Ordinal);
        Assert.Equal(accusing.Order(), suppressed.Facts.GetProperty("report").GetProperty("suppressed").EnumerateArray().Select(one => one.GetProperty("rule").GetString()).Distinct().Order());
    }

    private async Task<SpooledMail> TakeAsync(string spool, string config)
    {
        await using var listener = await ListenerProgram.StartAsync(_folder[spool], "--config", config);
        await using (var dialog = await Dialog.BeginAsync(listener.Address))
        {
            Assert.StartsWith("250 ", await dialog.MailAsync(Forged), StringComparison.Ordinal);
        }

        return await SpoolReader.OnlyAsync(_folder[spool]);
    }
}
