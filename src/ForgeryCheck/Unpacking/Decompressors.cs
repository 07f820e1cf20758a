using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ForgeryCheck.Unpacking;

/// <summary>Decompresses gzip and zstd, and treats truncated data as an error, which .NET by default takes for the end.</summary>
internal static class Decompressors
{
    private const string Strict = "System.IO.Compression.UseStrictValidation";

    static Decompressors()
    {
        // .NET offers no other way to enable it. A program's own setting is left alone.
        if (!AppContext.TryGetSwitch(Strict, out _))
        {
            AppContext.SetSwitch(Strict, true);
        }
    }

    /// <summary>The contents of a gzip stream; concatenated members are read as one (RFC 1952 section 2.2).</summary>
    internal static Stream Gunzip(Stream packed, UnpackingBudget budget) =>
        new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress), budget, "the gzip data is broken");

    /// <summary>The contents of a zstd stream; concatenated frames are read as one (RFC 8878 section 3.1).</summary>
    internal static Stream Unzstd(Stream packed, UnpackingBudget budget)
    {
        var stream = new DecompressionStream(packed, leaveOpen: true);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, UnpackingLimits.ZstdWindowLog);
        return new UnpackedStream(stream, budget, "the zstd data is broken");
    }

    /// <summary>Whether an exception says that packed data is broken or cut short.</summary>
    internal static bool IsFailure(Exception e) => e is ZstdException or EndOfStreamException;
}
