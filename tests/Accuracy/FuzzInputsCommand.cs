using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Accuracy.Fuzz;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Accuracy;

/// <summary>Damaged files of every kind through the readers and the analyzer: each gives reports or one clear reason, and nothing throws.</summary>
internal static class FuzzInputsCommand
{
    private static readonly MailReadOptions Options = new() { Inner = InnerMessages.Auto, HashBodies = true };

    internal static int Run(string count, string seed, TextWriter output)
    {
        var first = ulong.Parse(seed, CultureInfo.InvariantCulture);
        var number = ulong.Parse(count, CultureInfo.InvariantCulture);
        var analyzer = new Analyzer(new AnalyzerOptions());
        var failures = 0;
        output.WriteLine("kind         files   exceptions   reports   reasons   slowest ms");
        foreach (var kind in InputSeeds.Files.Keys)
        {
            int reports = 0, reasons = 0, thrown = 0;
            var slowest = TimeSpan.Zero;
            for (var i = 0UL; i < number; i++)
            {
                var watch = Stopwatch.StartNew();
                try
                {
                    Read(analyzer, InputSeeds.Damaged(kind, first + i), ref reports, ref reasons);
                }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    thrown++;
                    output.WriteLine(Tables.Invariant($"{kind}, seed {first + i}: {e.GetType().Name}: {e.Message}"));
                    output.WriteLine(e.StackTrace);
                }

                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            }

            failures += thrown;
            output.WriteLine(Tables.Invariant($"{kind,-10} {number,7} {thrown,12} {reports,9} {reasons,9} {slowest.TotalMilliseconds,12:F0}"));
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(Tables.Invariant($"{failures} exceptions from seed {first}; the largest working set was {process.PeakWorkingSet64 >> 20} MiB"));
        return failures == 0 ? 0 : 1;
    }

    private static void Read(Analyzer analyzer, byte[] file, ref int reports, ref int reasons)
    {
        foreach (var input in MailReader.Read(["-"], new MemoryStream(file), Options))
        {
            if (input is MailInput.Read read)
            {
                _ = analyzer.AnalyzeAsync(read.Message).AsTask().GetAwaiter().GetResult();
                reports++;
            }
            else
            {
                reasons++;
            }
        }
    }
}
