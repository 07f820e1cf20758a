namespace ForgeryCheck.Unpacking;

/// <summary>Limits for compressed data and archives, so that no decompression bomb takes time or memory without bound. src/ForgeryCheck.Cli/README.md lists them.</summary>
internal static class UnpackingLimits
{
    /// <summary>How many times its own size a file may come to, with all that is packed within it.</summary>
    public const int Ratio = 200;

    /// <summary>The bytes that every file may come to, however small it is: 64 MiB.</summary>
    public const long AlwaysAllowed = 64L << 20;

    /// <summary>The unpacked size of one entry of an archive: 16 GiB.</summary>
    public const long EntryBytes = 16L << 30;

    /// <summary>The entries of one archive.</summary>
    public const int Entries = 100_000;

    /// <summary>The bytes of a zip's table of contents, which is held in memory: 16 MiB.</summary>
    public const long ZipDirectoryBytes = 16L << 20;

    /// <summary>The bytes of one extended header of a tar, which is held in memory: 1 MiB.</summary>
    public const int TarHeaderBytes = 1 << 20;

    /// <summary>Archives and compressed files within each other.</summary>
    public const int Depth = 5;

    /// <summary>The bytes of a file that has to be held in memory: 64 MiB.</summary>
    public const int WholeBytes = 64 << 20;

    /// <summary>The window of zstd data, as an exponent of 2: 128 MiB, the most that the zstd program takes by itself.</summary>
    public const int ZstdWindowLog = 27;
}
