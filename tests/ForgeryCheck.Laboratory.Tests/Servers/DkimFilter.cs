using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>opendkim beside a Postfix: it signs what comes from inside, and verifies what comes from outside.</summary>
internal static class DkimFilter
{
    /// <summary>How its Postfix reaches it.</summary>
    internal const string Settings = "smtpd_milters = inet:127.0.0.1:8891\nnon_smtpd_milters = $smtpd_milters";

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="host">The host of the Postfix, whose name the results bear (RFC 8601 section 2.5).</param>
    /// <param name="inside">The network whose mail it signs.</param>
    /// <param name="signatures">Addresses as patterns, each with a key that signs for them.</param>
    internal static async Task StartAsync(string folder, Host host, string inside, params IReadOnlyList<(string Pattern, DkimKey Key)> signatures)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "opendkim")).FullName;
        string File(string name) => Path.Combine(home, name);
        foreach (var key in signatures.Select(one => one.Key).Distinct())
        {
            await System.IO.File.WriteAllTextAsync(File($"{key.Name}.pem"), key.Pem);
        }

        await System.IO.File.WriteAllLinesAsync(File("keys"), signatures.Select(one => one.Key).Distinct().Select(key =>
            $"{key.Name} {key.Domain}:{key.Selector}:{File($"{key.Name}.pem")}"));
        await System.IO.File.WriteAllLinesAsync(File("signing"), signatures.Select(one => $"{one.Pattern} {one.Key.Name}"));
        await System.IO.File.WriteAllLinesAsync(File("inside"), [inside]);
        await System.IO.File.WriteAllTextAsync(File("opendkim.conf"), $"""
            Mode sv
            Socket inet:8891@127.0.0.1
            Background no
            RequireSafeKeys no
            Canonicalization relaxed/simple
            MultipleSignatures yes
            KeyTable {File("keys")}
            SigningTable refile:{File("signing")}
            InternalHosts {File("inside")}
            ExternalIgnoreList {File("inside")}
            AuthservID {host}
            Nameservers {Host.NameServer.Address}

            """);
        await Network.StartAsync(host, File("said.log"), Programs.OpenDkim, "-f", "-x", File("opendkim.conf"));
        await Network.UntilListeningAsync(host, 8891, () => System.IO.File.ReadAllText(File("said.log")));
    }
}
