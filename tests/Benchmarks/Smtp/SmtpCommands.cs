namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>The measurements of the listener, by name. A person runs them; each takes the path of the published program.</summary>
internal static class SmtpCommands
{
    private static readonly Dictionary<string, Func<Arguments, TextWriter, int>> Commands = new()
    {
        ["smtp-speed"] = SpeedCommand.Run,
        ["smtp-memory"] = MemoryCommand.Run,
        ["smtp-drip"] = DripCommand.Run,
        ["smtp-kill"] = KillCommand.Run,
        ["smtp-hostile"] = HostileCommand.Run,
        ["smtp-probes"] = ProbesCommand.Run,
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
