namespace ForgeryCheck.Cli.Tests.Shells;

/// <summary>What a user types in a shell, TAB included, and the arguments that the program gets.</summary>
internal static class Typing
{
    /// <summary>The same in all shells with a line editor.</summary>
    internal static IReadOnlyDictionary<string, string> Common { get; } = new Dictionary<string, string>
    {
        ["anal\t"] = "<analyze>",
        ["analyze --form\tnd\t"] = "<analyze><--format><ndjson>",
        ["analyze --format=nd\t"] = "<analyze><--format=ndjson>",
        ["analyze --ful\t--fail-on su\t"] = "<analyze><--full><--fail-on><suspicious>",
        ["analyze --sites si\t"] = "<analyze><--sites><sites.json>",
        ["analyze --sites=si\t"] = "<analyze><--sites=sites.json>",
        ["analyze --dns rep\tsi\t"] = "<analyze><--dns><replay=sites.json>",
        ["analyze --gateway mime\t"] = "<analyze><--gateway><mimecast>",
        ["analyze --disable FC80\t1"] = "<analyze><--disable><FC801>",
        ["analyze my\t"] = "<analyze><my mail.eml>",
        ["analyze 'my\t"] = "<analyze><my mail.eml>",
        ["analyze it\t"] = "<analyze><it's.eml>",
        ["analyze q\t"] = "<analyze><q\"uote.eml>",
        ["analyze \\$\t"] = $"<analyze><{ShellPlace.Trap}>",
        ["analyze imaps://user@host/INBOX --batc\t"] = "<analyze><imaps://user@host/INBOX><--batch>",
        ["analyze my\\ mail.eml --quie\t"] = "<analyze><my mail.eml><--quiet>",
        ["analyze --trust si\t"] = "<analyze><--trust><si>",
        ["analyze -o si\t"] = "<analyze><-o><sites.json>",
        ["analyze --rules a\t"] = "<analyze><--rules><a folder>",
        ["explain FC10\t1"] = "<explain><FC101>",
        ["explain FC33\t1"] = "<explain><FC331>",
        ["completions f\t"] = "<completions><fish>",
        ["help expl\t"] = "<help><explain>",
        ["man lis\t"] = "<man><listen>",
        ["listen --keep mb\t--bare\tkee\t"] = "<listen><--keep><mbox><--bare-newlines><keep>",
    };

    /// <summary>Types a line of arguments.</summary>
    /// <returns>What the program gets.</returns>
    internal static string Enter(Pty shell, string keys)
    {
        shell.Type($"forgerycheck {keys}\r");
        var arguments = shell.WaitFor("ARGUMENTS(.*)END").Groups[1].Value;
        shell.WaitFor("READY> ");
        return arguments;
    }

    /// <summary>Types all lines, and compares.</summary>
    internal static void Check(Pty shell, IReadOnlyDictionary<string, string> lines) =>
        Assert.Equal(
            lines.Select(line => $"{line.Key} {line.Value}"),
            // zsh drops the slash after a folder at the end of a line, bash keeps it.
            lines.Select(line => $"{line.Key} {Enter(shell, line.Key)}".Replace("/>", ">", StringComparison.Ordinal)));
}
