using System.Globalization;
using System.Net.Sockets;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>
/// How many file handles connections may take. The rest is for mail on its way to the disk, and for the runtime, which ends the process where it
/// finds none.
/// </summary>
internal static class FileHandles
{
    private const string Limits = "/proc/self/limits";
    private const string Name = "Max open files";
    private const int MostKept = 64;
    private const int PartKept = 4;

    private static readonly long Usable = Read() is var limit and < long.MaxValue ? limit - Math.Min(limit / PartKept, MostKept) : long.MaxValue;

    /// <summary>Whether a connection took a handle that is to be kept free: the system gives the lowest number that is free.</summary>
    internal static bool AreShort(Socket accepted) => accepted.SafeHandle.DangerousGetHandle() >= Usable;

    // The runtime has raised the soft limit, which stands first, to the hard one. Elsewhere than on Linux nothing is known, and so nothing is kept free.
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
