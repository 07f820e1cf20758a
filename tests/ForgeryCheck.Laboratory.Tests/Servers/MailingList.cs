using ForgeryCheck.Laboratory.Tests.Machine;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>A list of mlmmj's, which takes each post and sends it on to the subscribers.</summary>
/// <param name="Name">The local part of its address.</param>
/// <param name="Subscriber">The one subscriber.</param>
/// <param name="Settings">Files of its folder "control", each with what it says.</param>
internal sealed record MailingList(string Name, string Subscriber, params IReadOnlyList<(string File, string Text)> Settings)
{
    // It runs as the user that Postfix runs it as.
    internal const string User = "nobody";

    private static readonly string[] Folders =
    [
        "incoming", "queue", "queue/discarded", "archive", "text", "subconf", "unsubconf", "bounce", "control", "moderation", "requeue",
        "subscribers.d", "digesters.d", "nomailsubs.d",
    ];

    /// <summary>How Postfix hands it mail, as a line of master.cf.</summary>
    internal static string Service(Premises site) => $"mlmmj unix - n n - - pipe flags=ORhu user={User} argv={Programs.Mlmmj} -F -L {Home(site)}/$user";

    /// <summary>Writes its folder.</summary>
    internal async Task WriteAsync(Premises site, string domain)
    {
        var home = Path.Combine(Home(site), Name);
        foreach (var folder in Folders)
        {
            Directory.CreateDirectory(Path.Combine(home, folder));
        }

        await File.WriteAllTextAsync(Path.Combine(home, "index"), "0\n");
        await File.WriteAllTextAsync(Path.Combine(home, "subscribers.d", Subscriber[..1]), Subscriber + "\n");
        foreach (var (file, text) in (IEnumerable<(string, string)>)[("listaddress", $"{Name}@{domain}"), ("owner", $"owner@{domain}"), .. Settings])
        {
            await File.WriteAllTextAsync(Path.Combine(home, "control", file), text + "\n");
        }

        (await CommandRun.RunAsync("chown", ["-R", User, Home(site)])).Succeeded();
    }

    private static string Home(Premises site) => Path.Combine(site.Root, "lists");
}
