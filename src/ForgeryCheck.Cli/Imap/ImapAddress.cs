using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Imap;

/// <summary>A folder on an IMAP server, as a URL (RFC 5092): imaps://user@host/INBOX.</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsTls">Whether the connection is encrypted from its first byte.</param>
/// <param name="User">Who logs in.</param>
/// <param name="Folder">The folder, with the server's own delimiter.</param>
internal sealed record ImapAddress(string Host, int Port, bool IsTls, string User, string Folder)
{
    private const int PlainPort = 143;
    private const int TlsPort = 993;

    /// <summary>Whether a path is such a URL.</summary>
    internal static bool IsOne(string path) => path.StartsWith("imaps://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("imap://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a URL.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static ImapAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new UsageException($"{url}: must name a folder on a server, such as imaps://user@host/INBOX");
        }

        // The URL is not shown again: the password would be on the screen and in logs.
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            throw new UsageException($"{uri.Scheme}://{uri.Host}: a URL must not contain a password, since other users can read it; use --password-fd or --password-command");
        }

        if (uri.UserInfo.Length == 0)
        {
            throw new UsageException($"{url}: the user name is missing, such as in imaps://user@host/INBOX; write an @ in it as %40");
        }

        var isTls = uri.Scheme.Equals("imaps", StringComparison.OrdinalIgnoreCase);
        var folder = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/');
        return new ImapAddress(uri.Host, uri.Port > 0 ? uri.Port : isTls ? TlsPort : PlainPort, isTls, Uri.UnescapeDataString(uri.UserInfo), folder.Length == 0 ? "INBOX" : folder);
    }
}
