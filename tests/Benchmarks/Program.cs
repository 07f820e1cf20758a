using BenchmarkDotNet.Running;
using ForgeryCheck.Benchmarks;
using ForgeryCheck.Benchmarks.Smtp;

// `lines` and `messages` are a stopwatch over real mail, `smtp-...` measures the published listener; everything else goes to BenchmarkDotNet (`--filter *`).
switch (args)
{
    case ["lines", _, ..]:
        return LinesCommand.Run(args[1..], Console.Out);
    case ["messages", _, ..]:
        return MessagesCommand.Run(args[1..], Console.Out);
    case [var name, ..] when SmtpCommands.Has(name):
        return SmtpCommands.Run(name, args[1..], Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
        return 0;
}
