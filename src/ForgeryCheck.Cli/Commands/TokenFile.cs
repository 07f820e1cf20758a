using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Files;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The token of a web server, from a file or else from the environment: on the command line every user of this host could read it.</summary>
internal static class TokenFile
{
    internal const string Variable = "FORGERYCHECK_TOKEN";

    private const int Least = 16;

    /// <summary>Folders whose files are those of one service, whatever their permissions: systemd's credentials, the secrets of containers.</summary>
    private static readonly string[] Private = ["/run/credentials/", "/run/secrets/"];

    /// <summary>Reads the token; warns of a file that other users can read.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="file">The file; null for the environment.</param>
    /// <exception cref="UsageException">It is no good token.</exception>
    internal static string? Read(string option, string? file)
    {
        var source = file is null ? Variable : $"{option} {file}";
        var text = file is null ? Environment.GetEnvironmentVariable(Variable) : Given.Use(() => File.ReadAllText(file));
        var token = string.IsNullOrWhiteSpace(text) ? (file is null ? null : throw new UsageException($"{source}: the file is empty"))
            : text.Trim() is { Length: >= Least } secret && secret.All(c => c is > ' ' and <= '~') ? secret
            : throw new UsageException($"{source}: a token has at least {Least} characters, all of them printable ASCII, and no spaces; 'openssl rand -hex 32' makes one");
        if (file is not null && IsOpenToAll(file))
        {
            Console.Error.WriteLine($"warning: {Writing.SafeText.ShowWhole(source, ascii: true)}: other users can read this file; run 'chmod 600' on it");
        }

        return token;
    }

    // A group may be meant to read it, that of the service. A pipe has gone by now.
    private static bool IsOpenToAll(string file)
    {
        if (OperatingSystem.IsWindows() || FileStatus.Of(file) is not { Kind: FileKind.Regular } || Private.Any(folder => Path.GetFullPath(file).StartsWith(folder, StringComparison.Ordinal)))
        {
            return false;
        }

        try
        {
            return (File.GetUnixFileMode(file) & UnixFileMode.OtherRead) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
