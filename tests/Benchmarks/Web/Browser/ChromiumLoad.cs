using System.Globalization;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>The processor time of a browser's processes until now, in microseconds, by what they are for.</summary>
/// <param name="Renderer">Those that run pages: scripts, layout, and the painting of pieces.</param>
/// <param name="Compositor">The one that puts the pieces together: on the processor, for want of a graphics card.</param>
/// <param name="Rest">All others.</param>
internal sealed record ChromiumLoad(long Renderer, long Compositor, long Rest)
{
    internal static ChromiumLoad Of(int browser)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit)).Select(name => int.Parse(name, CultureInfo.InvariantCulture))
            .Select(id => (Id: id, Parent: Read(id, "stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture) : 0))
            .ToLookup(process => process.Parent, process => process.Id);
        var load = new ChromiumLoad(0, 0, 0);
        var left = new Stack<int>([browser]);
        while (left.TryPop(out var id))
        {
            foreach (var child in parents[id])
            {
                left.Push(child);
            }

            if (Read(id, "cmdline") is not { Length: > 0 } command)
            {
                continue;
            }

            var time = new ProcessFigures(id).ProcessorTime;
            load = command.Contains("--type=renderer", StringComparison.Ordinal) ? load with { Renderer = load.Renderer + time }
                : command.Contains("--type=gpu-process", StringComparison.Ordinal) ? load with { Compositor = load.Compositor + time }
                : load with { Rest = load.Rest + time };
        }

        return load;
    }

    public static ChromiumLoad operator -(ChromiumLoad later, ChromiumLoad earlier) =>
        new(later.Renderer - earlier.Renderer, later.Compositor - earlier.Compositor, later.Rest - earlier.Rest);

    // Empty where the process has ended meanwhile.
    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
