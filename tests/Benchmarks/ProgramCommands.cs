using ForgeryCheck.Benchmarks.Dns;
using ForgeryCheck.Benchmarks.Milter;
using ForgeryCheck.Benchmarks.Smtp;
using ForgeryCheck.Benchmarks.Streams;
using ForgeryCheck.Benchmarks.Tables;
using ForgeryCheck.Benchmarks.Web;

namespace ForgeryCheck.Benchmarks;

/// <summary>The measurements of the published program, by name. A person runs them; each takes the path of the program.</summary>
internal static class ProgramCommands
{
    private static readonly Dictionary<string, Func<Arguments, TextWriter, int>> Commands = new()
    {
        ["start"] = StartCommand.Run,
        ["dns-load"] = DnsLoadCommand.Run,
        ["tables"] = TablesCommand.Run,
        ["smtp-speed"] = SpeedCommand.Run,
        ["smtp-memory"] = MemoryCommand.Run,
        ["smtp-drip"] = DripCommand.Run,
        ["smtp-kill"] = KillCommand.Run,
        ["smtp-hostile"] = HostileCommand.Run,
        ["smtp-probes"] = ProbesCommand.Run,
        ["milter-speed"] = MilterSpeedCommand.Run,
        ["web-speed"] = WebSpeedCommand.Run,
        ["web-memory"] = WebMemoryCommand.Run,
        ["web-attacks"] = WebAttacksCommand.Run,
        ["web-page"] = WebPageCommand.Run,
        ["web-burst"] = WebBurstCommand.Run,
        ["stream-speed"] = StreamSpeedCommand.Run,
        ["stream-kill"] = StreamKillCommand.Run,
    };

    internal static bool Has(string name) => Commands.ContainsKey(name);

    internal static int Run(string name, IReadOnlyList<string> arguments, TextWriter output)
    {
        try
        {
            return Commands[name](new Arguments(arguments), output);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }
}
