using System.Globalization;

namespace ForgeryCheck.Benchmarks.Smtp.Servers;

/// <summary>What Linux tells about a process.</summary>
internal readonly struct ProcessFigures(int id)
{
    private const long MicrosecondsPerTick = 10_000;

    /// <summary>Memory in RAM now, in bytes.</summary>
    internal long Resident => Status("VmRSS:");

    /// <summary>The most there was since the start or since <see cref="ForgetPeak"/>.</summary>
    internal long Peak => Status("VmHWM:");

    /// <summary>Time spent on the processor, by it and for it, in microseconds.</summary>
    internal long ProcessorTime
    {
        get
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * MicrosecondsPerTick;
        }
    }

    /// <summary>Number of open files and sockets.</summary>
    internal int Handles => Directory.GetFileSystemEntries($"/proc/{id}/fd").Length;

    /// <summary>Bytes of its open files that have no name, as those into which large mail spills.</summary>
    internal long Nameless
    {
        get
        {
            var bytes = 0L;
            foreach (var handle in Directory.EnumerateFileSystemEntries($"/proc/{id}/fd"))
            {
                try
                {
                    // Those that start with /memfd: are memory, as of the JIT compiler.
                    if (new FileInfo(handle).LinkTarget is { } name && !name.StartsWith("/memfd:", StringComparison.Ordinal) && name.EndsWith(" (deleted)", StringComparison.Ordinal))
                    {
                        using var file = File.OpenHandle(handle, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                        bytes += RandomAccess.GetLength(file);
                    }
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
                {
                    // Closed in the meantime, or not a file.
                }
            }

            return bytes;
        }
    }

    /// <summary>Lets the peak start again at what is in RAM now (proc(5), clear_refs).</summary>
    internal void ForgetPeak() => File.WriteAllText($"/proc/{id}/clear_refs", "5");

    private long Status(string name)
    {
        foreach (var line in File.ReadLines($"/proc/{id}/status"))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), NumberStyles.None, CultureInfo.InvariantCulture) * 1024;
            }
        }

        return 0;
    }
}
