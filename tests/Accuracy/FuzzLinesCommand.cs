using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Accuracy.Fuzz;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy;

/// <summary>Damaged Received lines through the parser: it must never throw, and every span must lie within the line.</summary>
internal static class FuzzLinesCommand
{
    internal static int Run(string count, string seed, TextWriter output)
    {
        var first = ulong.Parse(seed, CultureInfo.InvariantCulture);
        var number = ulong.Parse(count, CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var failures = 0;
        for (var i = 0UL; i < number; i++)
        {
            var dice = new Dice(first + i);
            var line = Mutator.Line(ref dice, Seeds.Lines);
            try
            {
                Touch(ReceivedParser.Parse(line));
            }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures++;
                output.WriteLine(Tables.Invariant($"seed {first + i}: {e.GetType().Name}: {e.Message}"));
                output.WriteLine(Convert.ToHexString(line));
                output.WriteLine(e.StackTrace);
            }
        }

        output.WriteLine(Tables.Invariant($"{number} damaged lines from seed {first}: {failures} exceptions, {watch.Elapsed.TotalSeconds:F0} s"));
        return failures == 0 ? 0 : 1;
    }

    /// <summary>Asks for everything a line holds: strings are made when first asked for, so only then would a wrong span show.</summary>
    internal static void Touch(ReceivedLine line)
    {
        foreach (var field in Enum.GetValues<TraceField>())
        {
            _ = line.Text(field);
        }

        foreach (var clause in line.Clauses)
        {
            _ = line.Text(clause.Keyword);
            _ = line.Text(clause.Value);
        }

        _ = line.For.Count;
        _ = line.Address?.ToString();
        _ = line.ByAddress?.ToString();
        _ = line.Date.Time;
        _ = line.Text(line.Date.ZoneName);
    }
}
