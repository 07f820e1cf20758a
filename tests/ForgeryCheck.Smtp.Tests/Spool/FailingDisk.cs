using ForgeryCheck.Smtp.Spool;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Tests.Spool;

/// <summary>A disk that fails when it is told to.</summary>
internal sealed class FailingDisk() : SpoolDisk(sync: true)
{
    internal int FlushError { get; set; }

    internal int WriteError { get; set; }

    internal override void Flush(SafeFileHandle file)
    {
        Fail(FlushError);
        base.Flush(file);
    }

    internal override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        // A full disk takes some of it.
        base.Write(file, WriteError == 0 ? bytes : bytes[..(bytes.Length / 2)], offset);
        Fail(WriteError);
    }

    private static void Fail(int error)
    {
        if (error != 0)
        {
            throw new IOException("injected", error);
        }
    }
}
