using BenchmarkDotNet.Running;
using ForgeryCheck.Benchmarks;

// `lines` and `messages` are a stopwatch over real mail; everything else goes to BenchmarkDotNet (`--filter *`).
switch (args)
{
    case ["lines", _, ..]:
        return LinesCommand.Run(args[1..], Console.Out);
    case ["messages", _, ..]:
        return MessagesCommand.Run(args[1..], Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
        return 0;
}
