using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace ForgeryCheck.Benchmarks.Web.Load;

/// <summary>Runs Debian's wrk, which posts messages in turns over connections that stay open, on one thread.</summary>
internal sealed class Wrk
{
    private const string Program = "/usr/bin/wrk";
    private const string Mark = "measured ";

    private readonly string _script;

    private readonly int _each;

    /// <param name="folder">Where its script is written.</param>
    /// <param name="files">The messages.</param>
    /// <param name="each">How many of them go into one request: more than one as a mailbox.</param>
    /// <exception cref="InvalidOperationException">wrk is missing.</exception>
    internal Wrk(string folder, IEnumerable<string> files, int each)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is missing: apt-get install wrk");
        }

        _each = each;
        _script = Path.Combine(folder, "post.lua");
        File.WriteAllText(_script, Script(files, each));
    }

    internal WrkRun Run(IPEndPoint server, int connections, int seconds)
    {
        var start = new ProcessStartInfo(
            Program, ["-t", "1", "-c", $"{connections}", "-d", $"{seconds}s", "--timeout", "10s", "-s", _script, $"http://{server}/v1/analyze"])
        { RedirectStandardOutput = true };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start");
        var text = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        var numbers = text.Split('\n').FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..]
            .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var requests, var time, var median, var slowest, var refused, var broken]
            ? new WrkRun((long)requests, (long)requests * _each, time / 1e6, median / 1e3, slowest / 1e3, (long)refused, (long)broken)
            : throw new InvalidOperationException($"wrk ended with status {wrk.ExitCode}: {text.Trim()}");
    }

    // The requests are made before the clock starts. wrk counts in microseconds.
    private static string Script(IEnumerable<string> files, int each) =>
        $$"""
        local files = {
        {{string.Join(",\n", files.Select(Quoted))}}
        }
        local each = {{each}}
        local requests = {}
        local last = 0

        local function read(name)
          local file = assert(io.open(name, "rb"))
          local text = file:read("*a")
          file:close()
          return text
        end

        function init()
          if each == 1 then
            for i, name in ipairs(files) do
              requests[i] = wrk.format("POST", "/v1/analyze", { ["Content-Type"] = "message/rfc822" }, read(name))
            end
          else
            for first = 1, #files - each + 1, each do
              local box = {}
              for i = first, first + each - 1 do
                box[#box + 1] = "From a@example.org Mon Jan  1 00:00:00 2024\n" .. read(files[i]) .. "\n\n"
              end
              requests[#requests + 1] = wrk.format("POST", "/v1/analyze", { ["Content-Type"] = "application/mbox" }, table.concat(box))
            end
          end
        end

        function request()
          last = last % #requests + 1
          return requests[last]
        end

        function done(summary, latency)
          local errors = summary.errors
          io.write(string.format("{{Mark}}%d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
            errors.status, errors.connect + errors.read + errors.write + errors.timeout))
        end
        """;

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
