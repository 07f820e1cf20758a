using MailKit.Net.Smtp;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>MailKit's client, command by command: its way of sending whole messages writes them anew, which would break signatures.</summary>
internal sealed class NextHopClient : SmtpClient
{
    /// <summary>Sends one command and reads its reply.</summary>
    internal Task<SmtpResponse> CommandAsync(string command, CancellationToken cancellation) => SendCommandAsync(command, cancellation);
}
