using System.CommandLine;
using System.Net;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of the live window that listen opens.</summary>
internal sealed class LiveWindowOptions
{
    private const string Web = "--web";
    private const string WebToken = "--web-token";
    private const string WebHostName = "--web-host-name";

    /// <summary>What a file found from the working folder must not do: whoever knows the token, or owns a name that is let in, reads the mail.</summary>
    private const string Effect = "lets others read mail";

    /// <summary>How long pages in the making may hold up the end of the listener.</summary>
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(2);

    private readonly Option<string?> _address = Options.Acting(
        Options.Text(Web, "ADDR:PORT", "Show messages in a browser as they are taken; with --keep none, keeps the newest 64 MB in memory"), Effect);
    private readonly Option<string?> _token = Options.Acting(
        Options.Input(WebToken, "FILE", $"File with the token that browsers must present, needed for an address that others can reach [default: ${TokenFile.Variable}]"), Effect);
    private readonly Option<string[]> _hostName = Options.Acting(
        Options.Texts(WebHostName, "NAME", "Name by which browsers may address the window, besides IP addresses and localhost; repeatable"), Effect);

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => [_address, _token, _hostName];

    /// <summary>Reads them; null if no window is wanted.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="files">The configuration files.</param>
    /// <param name="listener">The listener's options: what is pasted into the window's site is analyzed as the listener analyzes, but without the DNS.</param>
    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal WebOptions? Read(ParseResult result, FileSettings files, ListenerOptions listener)
    {
        if (result.GetValue(_address) is not { } text)
        {
            return (result.GetValue(_token) is null || files.Sets(_token)) && (result.GetValue(_hostName) is null or [] || files.Sets(_hostName))
                ? null
                : throw new UsageException($"{WebToken} and {WebHostName} need {Web}");
        }

        var address = Addresses.Parse(Web, text, "127.0.0.1:8026 or [::1]:8026");
        var token = TokenFile.Read(WebToken, result.GetValue(_token));
        var isLocal = IPAddress.IsLoopback(address.Address);
        return isLocal || token is not null
            ? new WebOptions
            {
                Bind = [address],
                HostNames = [.. (result.GetValue(_hostName) ?? []).Select(name => WebServerOptions.HostName(WebHostName, name))],
                Token = token,
                TlsCertificate = isLocal ? null : listener.TlsCertificate,
                TlsKey = isLocal ? null : listener.TlsKey,
                Analysis = listener.Analysis,
                Limits = new WebLimits { Stop = Stop },
            }
            : throw new UsageException($"{Web} {text}: others can reach this address: it needs {WebToken}");
    }
}
