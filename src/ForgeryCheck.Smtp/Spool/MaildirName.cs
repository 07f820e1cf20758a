using System.Globalization;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Names of message files as Maildir has them: seconds, a part unique on this host, host name. They contain nothing from the client.
/// </summary>
internal sealed class MaildirName
{
    private const int MostOfHost = 64;
    private const int MostOfId = 64;
    private const int Longest = 255;
    private readonly string _host;
    private long _count;

    internal MaildirName(string host)
    {
        var safe = string.Concat(host.Take(MostOfHost).Select(c => IsSafe(c) ? c : '-'));
        _host = safe.Length > 0 ? safe : "localhost";
    }

    /// <summary>A name never used before.</summary>
    internal string Next(AcceptedMessage message)
    {
        var id = string.Concat(message.Id.Take(MostOfId).Where(char.IsAsciiLetterOrDigit));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{message.Session.Received.ToUnixTimeSeconds()}.P{Environment.ProcessId}Q{Interlocked.Increment(ref _count)}I{id}.{_host}");
    }

    /// <summary>By what names are in the order in which they were given: seconds, then the count within a process.</summary>
    internal static (long Seconds, long Count) Order(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var count = name.IndexOf('Q', StringComparison.Ordinal) + 1;
        var end = count > 0 ? name.IndexOf('I', count) : -1;
        return (Number(name.AsSpan(0, Math.Max(dot, 0))), Number(end < 0 ? default : name.AsSpan(count, end - count)));
    }

    /// <summary>The name without the flags that a mail reader appended.</summary>
    internal static string WithoutFlags(string name) => name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? name[..colon] : name;

    /// <summary>Whether a name cannot lead out of its folder.</summary>
    internal static bool IsSafe(string name) => name.Length is > 0 and <= Longest && name[0] != '.' && name.All(IsSafe);

    private static long Number(ReadOnlySpan<char> digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
