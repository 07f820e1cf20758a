using System.IO.Compression;

namespace ForgeryCheck.Unpacking;

/// <summary>Decompresses gzip, and treats truncated data as an error, which .NET by default takes for the end.</summary>
internal static class Gunzip
{
    private const string Strict = "System.IO.Compression.UseStrictValidation";

    static Gunzip()
    {
        // .NET offers no other way to enable it. A program's own setting is left alone.
        if (!AppContext.TryGetSwitch(Strict, out _))
        {
            AppContext.SetSwitch(Strict, true);
        }
    }

    /// <summary>The contents of a gzip stream; concatenated members are read as one (RFC 1952 section 2.2).</summary>
    internal static Stream Open(Stream packed) => new GZipStream(packed, CompressionMode.Decompress);
}
