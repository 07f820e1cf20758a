using ForgeryCheck.Trace;

namespace ForgeryCheck.Benchmarks;

/// <summary>Every Received line of some mailboxes through the parser, from memory, on one core.</summary>
internal static class LinesCommand
{
    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var values = MailFiles.ReceivedValues(paths);
        if (values.Count == 0)
        {
            Console.Error.WriteLine("no Received line found");
            return 3;
        }

        var addresses = 0;
        Stopwatches.Measure(output, "Received lines parsed", values.Count, () =>
        {
            foreach (var value in values)
            {
                addresses += ReceivedParser.Parse(value).Address is null ? 0 : 1;
            }
        });
        return addresses < 0 ? 1 : 0;
    }
}
