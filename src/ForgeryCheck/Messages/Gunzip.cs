using System.IO.Compression;

namespace ForgeryCheck.Messages;

/// <summary>Unpacks gzip, and takes data that ends too early for broken, which .NET by default takes for the end.</summary>
internal static class Gunzip
{
    private const string Strict = "System.IO.Compression.UseStrictValidation";

    static Gunzip()
    {
        // .NET has no other way to ask for it. A program that has decided for itself is not overruled.
        if (!AppContext.TryGetSwitch(Strict, out _))
        {
            AppContext.SetSwitch(Strict, true);
        }
    }

    /// <summary>What a gzip stream holds; concatenated members are one (RFC 1952 section 2.2).</summary>
    internal static Stream Open(Stream packed) => new GZipStream(packed, CompressionMode.Decompress);
}
