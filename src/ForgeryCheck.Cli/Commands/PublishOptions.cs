using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options with which mail that is accepted goes to a stream.</summary>
/// <param name="effect">What else it changes, for the help; empty for nothing.</param>
internal sealed class PublishOptions(string effect = "")
{
    private const string Publish = "--publish";

    private readonly Option<string?> _url = Options.Acting(
        Options.Text(Publish, "URL", "Publish each message to a stream on this NATS server, nats://HOST:4222, before it is accepted" + effect),
        StreamServerOptions.Effect);

    private readonly StreamServerOptions _server = new();

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => [_url, .. _server.All];

    /// <summary>Whether mail is published.</summary>
    internal bool IsGiven(ParseResult result) => result.GetValue(_url) is not null;

    /// <summary>Reads them; null if nothing is published.</summary>
    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal StreamOptions? Read(ParseResult result, FileSettings files)
    {
        if (result.GetValue(_url) is { } url)
        {
            return _server.Read(result, url, Publish);
        }

        return _server.All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false } && !files.Sets(option)) is { } idle
            ? throw new UsageException($"{idle.Name} needs {Publish}")
            : null;
    }
}
