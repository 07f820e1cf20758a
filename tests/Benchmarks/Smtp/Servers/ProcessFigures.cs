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
    internal long ProcessorTime => Ticks($"/proc/{id}/stat", 11) * MicrosecondsPerTick;

    /// <summary>That of all processes which this one started and which have ended.</summary>
    internal static long OfChildren => Ticks("/proc/self/stat", 13) * MicrosecondsPerTick;

    /// <summary>That of all processes of the machine since it started.</summary>
    internal static long OfAll
    {
        get
        {
            // user, nice, system; what interrupts took is nobody's.
            var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[1..4].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) * MicrosecondsPerTick;
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

    // Of the program and of the kernel for it; fields are counted from that after the name.
    private static long Ticks(string path, int field)
    {
        var text = File.ReadAllText(path);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[field], CultureInfo.InvariantCulture) + long.Parse(fields[field + 1], CultureInfo.InvariantCulture);
    }

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
