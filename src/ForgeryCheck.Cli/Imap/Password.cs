using System.Diagnostics;
using System.Globalization;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Imap;

/// <summary>The source of a password: an open file descriptor, a command such as a keyring's, or a prompt. It is asked for once, and kept only in memory.</summary>
/// <param name="descriptor">The number of a file descriptor; null for none.</param>
/// <param name="command">A command that prints the password; null for none.</param>
internal sealed class Password(int? descriptor, string? command)
{
    private const int LongestLine = 4096;

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The password of a user.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    internal string Of(string user, string host)
    {
        var key = $"{user}@{host}";
        if (!_known.TryGetValue(key, out var password))
        {
            password = descriptor is { } number ? FromDescriptor(number) : command is not null ? FromCommand(command) : FromPrompt(key);
            _known[key] = password;
        }

        return password;
    }

    private static string FromDescriptor(int number)
    {
        try
        {
            using var stream = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Read, 1);
            return FirstLine(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--password-fd {number}: no password can be read from this file descriptor"), e);
        }
    }

    // By the shell, as it was typed: pass show mail, secret-tool lookup ..., security find-generic-password -w ...
    private static string FromCommand(string command)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardOutput = true;
        try
        {
            using var process = Process.Start(start)!;
            var password = FirstLine(process.StandardOutput.BaseStream);
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            return process.ExitCode == 0 ? password : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--password-command: the command failed with exit status {process.ExitCode}"));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new UsageException($"--password-command: {e.Message}", e);
        }
    }

    private static string FromPrompt(string user)
    {
        if (Console.IsInputRedirected)
        {
            throw new UsageException($"{user}: there is no terminal to ask for the password; use --password-fd or --password-command");
        }

        Console.Error.Write($"Password of {Writing.SafeText.ShowWhole(user, ascii: true)}: ");
        var password = Typed(() => Console.ReadKey(intercept: true));
        Console.Error.WriteLine();
        return password;
    }

    /// <summary>What is typed until Enter. Arrows, Escape and other keys that stand for no character are no part of it.</summary>
    internal static string Typed(Func<ConsoleKeyInfo> next)
    {
        var password = new StringBuilder();
        while (next() is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length -= password.Length > 0 ? 1 : 0;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }

        return password.ToString();
    }

    private static string FirstLine(Stream stream)
    {
        var bytes = new List<byte>();
        while (bytes.Count < LongestLine && stream.ReadByte() is >= 0 and not '\n' and var c)
        {
            bytes.Add((byte)c);
        }

        return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
    }
}
