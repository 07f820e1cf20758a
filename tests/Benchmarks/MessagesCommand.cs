namespace ForgeryCheck.Benchmarks;

/// <summary>Every message of some mailboxes through the analyzer, DNS off, from memory, on one core. No report is written.</summary>
internal static class MessagesCommand
{
    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var messages = MailFiles.Messages(paths);
        if (messages.Count == 0)
        {
            Console.Error.WriteLine("no message found");
            return 3;
        }

        var analyzer = new Analyzer(new AnalyzerOptions());
        Stopwatches.Measure(output, "messages analyzed", messages.Count, () =>
        {
            foreach (var message in messages)
            {
                _ = analyzer.AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
            }
        });
        return 0;
    }
}
