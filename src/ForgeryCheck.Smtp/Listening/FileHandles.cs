using System.Globalization;
using System.Net.Sockets;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>
/// How many file descriptors connections may use. The rest is reserved for mail being written and for the runtime, which aborts the process when it
/// runs out.
/// </summary>
internal static class FileHandles
{
    private const string Limits = "/proc/self/limits";
    private const string Name = "Max open files";
    private const int MostKept = 64;
    private const int PartKept = 4;

    private static readonly long Usable = Read() is var limit and < long.MaxValue ? limit - Math.Min(limit / PartKept, MostKept) : long.MaxValue;

    /// <summary>Whether a connection took a reserved descriptor: the system always assigns the lowest free number.</summary>
    internal static bool AreShort(Socket accepted) => accepted.SafeHandle.DangerousGetHandle() >= Usable;

    // The runtime has raised the soft limit, which comes first, to the hard one. Only Linux exposes it; elsewhere nothing is reserved.
    private static long Read()
    {
        try
        {
            var line = OperatingSystem.IsLinux() ? File.ReadLines(Limits).FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal)) : null;
            var soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : long.MaxValue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
