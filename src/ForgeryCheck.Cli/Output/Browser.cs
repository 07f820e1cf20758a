using System.ComponentModel;
using System.Diagnostics;

namespace ForgeryCheck.Cli.Output;

/// <summary>The browser of whoever runs the program.</summary>
internal static class Browser
{
    /// <summary>Opens a page of ours; false if there is no browser.</summary>
    internal static bool Open(string url)
    {
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(url) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", url) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var browser = Process.Start(start);
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
