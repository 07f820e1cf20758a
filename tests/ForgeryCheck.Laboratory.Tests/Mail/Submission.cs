using System.Globalization;
using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Mail;

/// <summary>A message handed in by SMTP: by the author's own program, or by an attacker's.</summary>
/// <param name="Client">The host that it is sent from.</param>
/// <param name="Server">The host that it is handed to.</param>
/// <param name="Sender">The envelope's sender; empty for the null return path.</param>
/// <param name="Recipients">The envelope's recipients.</param>
/// <param name="Text">The message.</param>
internal sealed record Submission(Host Client, Host Server, string Sender, IReadOnlyList<string> Recipients, string Text)
{
    /// <summary>The name that the client greets with.</summary>
    internal string Helo { get; init; } = Client.Name;

    /// <summary>The name and password of a customer who has to prove it, by TLS on the port for submission (RFC 6409).</summary>
    internal (string User, string Password)? Login { get; init; }

    /// <summary>Whether it goes by IPv6.</summary>
    internal bool V6 { get; init; }

    /// <summary>Sends it.</summary>
    internal async Task SendAsync()
    {
        var (port, login) = Login is { } account
            ? (587, (string[])["--tls", "--auth", "PLAIN", "--auth-user", account.User, "--auth-password", account.Password])
            : (25, []);
        (await Network.RunAsync(
            Client, Programs.Swaks,
            [
                "--server", V6 ? $"[{Server.AddressV6}]" : Server.Address, "--port", port.ToString(CultureInfo.InvariantCulture),
                "--helo", Helo, .. login, "--from", Sender.Length == 0 ? "<>" : Sender, "--to", string.Join(',', Recipients),
                "--data", "-", "--timeout", "60s",
            ],
            Text)).Succeeded();
    }
}
