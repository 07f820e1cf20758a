using BenchmarkDotNet.Running;
using ForgeryCheck.Benchmarks;

// `lines` and `messages` are a stopwatch over real mail, `start`, `dns-load`, `tables`, `stream-...`, `smtp-...`, `milter-...` and `web-...` measure the published program; everything else goes to BenchmarkDotNet (`--filter *`).
switch (args)
{
    case ["lines", _, ..]:
        return LinesCommand.Run(args[1..], Console.Out);
    case ["messages", _, ..]:
        return MessagesCommand.Run(args[1..], Console.Out);
    case [var name, ..] when ProgramCommands.Has(name):
        return ProgramCommands.Run(name, args[1..], Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
        return 0;
}
