using System.Text;
using System.Text.Json;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Reads a spool as a user's script would: files alone, none of the program's code.</summary>
internal static class SpoolReader
{
    /// <summary>The messages of a Maildir, waited for until there are that many and each has its facts.</summary>
    internal static async Task<IReadOnlyList<SpooledMail>> MaildirAsync(string spool, int count)
    {
        var facts = Path.Combine(spool, "facts");
        await Patience.UntilAsync(
            () => Directory.Exists(facts) && Directory.GetFiles(facts, "*.json").Count(IsWhole) >= count,
            $"{count} messages are kept and looked at in {spool}",
            () => string.Join('\n', Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories)));
        return
        [
            .. Directory.GetFiles(Path.Combine(spool, "new")).Order(StringComparer.Ordinal)
                .Select(path => new SpooledMail(File.ReadAllBytes(path), Json(File.ReadAllBytes(Path.Combine(facts, Path.GetFileName(path) + ".json"))))),
        ];
    }

    /// <summary>The only message of a Maildir.</summary>
    internal static async Task<SpooledMail> OnlyAsync(string spool) => Assert.Single(await MaildirAsync(spool, 1));

    /// <summary>The files of the messages in a Maildir, whether or not they were looked at.</summary>
    internal static string[] MaildirFiles(string spool)
    {
        var folder = Path.Combine(spool, "new");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    /// <summary>The messages of a spool of mboxes, each where the line of the journal says.</summary>
    internal static IReadOnlyList<SpooledMail> Mbox(string spool)
    {
        var mails = new List<SpooledMail>();
        foreach (var journal in Directory.GetFiles(spool, "*.ndjson").Where(p => !p.EndsWith(".reports.ndjson", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(journal))
            {
                var facts = Json(Encoding.UTF8.GetBytes(line));
                var bytes = File.ReadAllBytes(Path.Combine(spool, facts.GetProperty("file").GetString()!));
                var mail = bytes.AsSpan((int)facts.GetProperty("offset").GetInt64(), (int)facts.GetProperty("stored").GetInt64());
                mails.Add(new SpooledMail(mail.ToArray(), facts));
            }
        }

        return mails;
    }

    private static bool IsWhole(string path) => File.ReadAllBytes(path) is [.., (byte)'}', (byte)'\n'];

    private static JsonElement Json(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
