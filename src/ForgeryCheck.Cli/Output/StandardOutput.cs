using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Output;

/// <summary>Standard output as bytes.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32; // EPIPE on Linux, macOS and the BSDs.
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsClosingPipe = unchecked((int)0x800700E8);

    /// <summary>The stream. Writing to a pipe without a reader throws what <see cref="IsClosedPipe"/> recognizes.</summary>
    internal static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The console's own stream ignores a closed pipe, and a gigabyte of mail would be analyzed for nobody.
            // Files are left to it: a second stream would have a position of its own and overwrite what stderr writes there.
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Writes a whole string.</summary>
    internal static void Write(string text) => Write(Encoding.UTF8.GetBytes(Terminal.IsUnicode ? text : PlainText.Of(text)));

    /// <summary>Writes bytes.</summary>
    internal static void Write(ReadOnlySpan<byte> bytes)
    {
        using var output = Open();
        output.Write(bytes);
        output.Flush();
    }

    internal static bool IsClosedPipe(IOException e) => e.HResult is BrokenPipe or WindowsBrokenPipe or WindowsClosingPipe;
}
