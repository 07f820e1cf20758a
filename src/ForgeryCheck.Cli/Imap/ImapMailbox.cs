using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace ForgeryCheck.Cli.Imap;

/// <summary>Reads the messages of a folder on an IMAP server, and changes nothing there: the folder is opened read-only (EXAMINE), and no message becomes \Seen.</summary>
internal sealed class ImapMailbox(Password password, CancellationToken cancellation)
{
    private const int Patience = 60_000;

    /// <summary>Reads paths in order, of which some may be such folders.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="options">What to read beyond headers.</param>
    /// <param name="others">Reads a path that is no such folder.</param>
    internal IEnumerable<MailInput> Read(IEnumerable<string> paths, MailReadOptions options, Func<string, IEnumerable<MailInput>> others) =>
        paths.SelectMany(path => ImapAddress.IsOne(path) ? Read(path, options) : others(path));

    /// <summary>Reads a folder; a failure is reported in its place.</summary>
    /// <param name="url">The folder.</param>
    /// <param name="options">What to read beyond headers.</param>
    private IEnumerable<MailInput> Read(string url, MailReadOptions options)
    {
        var address = ImapAddress.Parse(url);
        using var client = new ImapClient { Timeout = Patience };
        var folder = Try(url, () => Open(client, address), out var failure);
        if (folder is null)
        {
            yield return failure!;
            yield break;
        }

        var uids = Try(url, () => folder.Search(SearchQuery.All, cancellation), out failure);
        if (uids is not { Count: > 0 })
        {
            yield return failure ?? new MailInput.Unreadable(url, "no mail found in this folder") { IsEmpty = true };
            yield break;
        }

        foreach (var uid in uids)
        {
            // As RFC 5092 section 3 names a message.
            var source = string.Create(CultureInfo.InvariantCulture, $"{url.TrimEnd('/')}/;UID={uid.Id}");
            var message = Try(source, () => Fetch(folder, uid, source, options), out failure);
            if (message is null)
            {
                yield return failure!;
                if (!client.IsConnected)
                {
                    yield break;
                }
            }
            else
            {
                foreach (var input in InnerSelection.Of(message, options.Inner))
                {
                    yield return input;
                }
            }
        }

        // Without EXPUNGE, which LOGOUT does not do.
        _ = Try(url, () => { client.Disconnect(quit: true, cancellation); return client; }, out _);
    }

    private IMailFolder Open(ImapClient client, ImapAddress address)
    {
        // A password never goes over a network in the clear.
        client.Connect(address.Host, address.Port, address.IsTls ? SecureSocketOptions.SslOnConnect : IsLoopback(address.Host) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancellation);
        client.Authenticate(address.User, password.Of(address.User, address.Host), cancellation);
        var folder = address.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox! : client.GetFolder(address.Folder, cancellation);
        folder.Open(FolderAccess.ReadOnly, cancellation);
        return folder;
    }

    private MailMessage Fetch(IMailFolder folder, UniqueId uid, string source, MailReadOptions options)
    {
        using var stream = new ImapMessageStream(folder, uid, cancellation);
        return MailReader.ReadMessage(stream, source, options: options);
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static T? Try<T>(string source, Func<T> action, out MailInput.Unreadable? failure)
        where T : class
    {
        try
        {
            failure = null;
            return action();
        }
        catch (Exception e) when (e is IOException or SocketException or TimeoutException or ProtocolException or CommandException or MailKit.Security.AuthenticationException or SslHandshakeException
            or FolderNotFoundException or MessageNotFoundException or ServiceNotConnectedException or NotSupportedException)
        {
            failure = new MailInput.Unreadable(source, Reason(e));
            return null;
        }
    }

    private static string Reason(Exception e) => e switch
    {
        MailKit.Security.AuthenticationException => "the server refused the login",
        SslHandshakeException => "no secure connection: the server's certificate is not trusted, or this port does not use TLS",
        NotSupportedException => "the server does not offer STARTTLS, and no password is sent without TLS",
        FolderNotFoundException => "no such folder on the server",
        MessageNotFoundException => "the message was deleted from the server",
        SocketException or TimeoutException => "the server cannot be reached",
        ImapCommandException => "the server refused access to the folder",
        _ => "the connection to the server was lost",
    };
}
