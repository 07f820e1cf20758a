using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Output;

/// <summary>Standard output as bytes.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32; // EPIPE on Linux, macOS and the BSDs.
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsClosingPipe = unchecked((int)0x800700E8);

    /// <summary>The stream. On a pipe that nobody reads any more, writing throws what <see cref="IsClosedPipe"/> knows.</summary>
    internal static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The console's own stream keeps silent about a closed pipe, and a gigabyte of mail would be read for nobody.
            // A file is left to it: a second stream would keep a position of its own and overwrite what stderr writes there.
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Writes a whole text.</summary>
    internal static void Write(string text)
    {
        using var output = Open();
        output.Write(Encoding.UTF8.GetBytes(Terminal.IsUnicode ? text : PlainText.Of(text)));
        output.Flush();
    }

    internal static bool IsClosedPipe(IOException e) => e.HResult is BrokenPipe or WindowsBrokenPipe or WindowsClosingPipe;
}
