using System.Globalization;
using ForgeryCheck.Accuracy.Received;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy;

/// <summary>Measures how far our parser agrees with what sixteen other parsers' own tests assert.</summary>
internal static class ReceivedCommand
{
    internal static int Run(string path, TextWriter output)
    {
        Run(path, output, output);
        return 0;
    }

    /// <summary>The table alone, without a word of the cases.</summary>
    internal static void Summarise(string path, TextWriter output) => Run(path, TextWriter.Null, output);

    private static void Run(string path, TextWriter output, TextWriter summary)
    {
        var accepted = PeerErrors.Read(Path.Combine(AppContext.BaseDirectory, "peer-errors.json"));
        var stale = new HashSet<(int, string)>(accepted.All);
        var counts = new SortedDictionary<string, (int Agree, int Contested, int Accepted, int Unexplained, int All)>(StringComparer.Ordinal);
        var notCompared = 0;
        var cases = ReceivedCase.ReadAll(path).ToList();
        var sameLine = cases.ToLookup(c => Normal.Blanks(System.Text.Encoding.Latin1.GetString(c.Raw)));
        foreach (var one in cases)
        {
            var line = ReceivedParser.Parse(one.Raw);
            foreach (var (field, expected, agrees) in Checks(one, line))
            {
                if (FieldComparer.NotCompared.Contains(field))
                {
                    notCompared++;
                    continue;
                }

                var reason = agrees ? null : accepted.Reason(one.Number, field);
                var contested = !agrees && sameLine[Normal.Blanks(System.Text.Encoding.Latin1.GetString(one.Raw))].Any(
                    other => other != one && other.Expect.TryGetValue(field, out var theirs) && FieldComparer.Agrees(line, field, theirs, other.Source));
                stale.Remove((one.Number, agrees ? "" : field));
                var count = counts.GetValueOrDefault(field);
                counts[field] = (
                    count.Agree + (agrees ? 1 : 0), count.Contested + (contested ? 1 : 0), count.Accepted + (reason is null ? 0 : 1),
                    count.Unexplained + (!agrees && reason is null && !contested ? 1 : 0), count.All + 1);
                if (!agrees)
                {
                    Print(output, one, line, field, expected, reason);
                    if (contested)
                    {
                        output.WriteLine("  peers disagree: another one's test asserts what we read");
                    }
                }
            }
        }

        output.WriteLine();
        Summary(summary, counts, notCompared);
        foreach (var (number, field) in stale)
        {
            summary.WriteLine(Invariant($"peer-errors.json names case {number}, {field}: there is no such disagreement any more"));
        }
    }

    private static IEnumerable<(string Field, string Expected, bool Agrees)> Checks(ReceivedCase one, ReceivedLine line)
    {
        if (one.Skip)
        {
            yield return ("skip", "left alone", line.Kind is ReceivedKind.Local or ReceivedKind.Web || line.Address is null);
        }

        if (one.Unparseable)
        {
            // That it came back at all is what is asked.
            yield return ("unparseable", "an error value", true);
        }

        foreach (var (field, expected) in one.Expect)
        {
            yield return (field, expected, FieldComparer.NotCompared.Contains(field) || FieldComparer.Agrees(line, field, expected, one.Source));
        }

        foreach (var field in one.Absent)
        {
            yield return (field, "", FieldComparer.NotCompared.Contains(field) || FieldComparer.IsAbsent(line, field, one));
        }

        foreach (var (field, parts) in one.Contains)
        {
            yield return (field, "… " + string.Join(" … ", parts), parts.All(part => FieldComparer.Holds(line, field, part)));
        }
    }

    private static void Print(TextWriter output, ReceivedCase one, ReceivedLine line, string field, string expected, string? reason)
    {
        var got = field == "skip" ? Invariant($"{line.Kind}, {line.Address}") : FieldComparer.Got(line, field);
        output.WriteLine(Invariant($"case {one.Number}  {one.Source}"));
        output.WriteLine(Invariant($"  {field}: expected \"{Safe(expected)}\", got \"{Safe(got)}\""));
        output.WriteLine(Invariant($"  raw: {Safe(System.Text.Encoding.Latin1.GetString(one.Raw))}"));
        if (reason is not null)
        {
            output.WriteLine("  the peer is wrong: " + reason);
        }
    }

    private static void Summary(TextWriter output, SortedDictionary<string, (int Agree, int Contested, int Accepted, int Unexplained, int All)> counts, int notCompared)
    {
        // Where two peers assert different values of one line, no parser can agree with both: such an assertion is left out of the share.
        output.WriteLine("field          asserted   agree   peers disagree       %   peer wrong, listed   unexplained");
        int agree = 0, contested = 0, accepted = 0, unexplained = 0, all = 0;
        foreach (var (field, count) in counts)
        {
            Row(field, count.Agree, count.Contested, count.Accepted, count.Unexplained, count.All);
            unexplained += count.Unexplained;
            agree += count.Agree;
            contested += count.Contested;
            accepted += count.Accepted;
            all += count.All;
        }

        Row("all", agree, contested, accepted, unexplained, all);
        output.WriteLine(Invariant($"{notCompared} assertions are on values that our lines do not have ({string.Join(", ", FieldComparer.NotCompared)})"));

        void Row(string name, int a, int c, int p, int u, int n) => output.WriteLine(Invariant(
            $"{name,-14} {n,8} {a,7} {c,16} {100.0 * a / Math.Max(1, n - c),7:F2} {p,20} {u,13}"));
    }

    /// <summary>Other people's mail text on a terminal: no control characters.</summary>
    private static string Safe(string text) => string.Concat(Normal.Blanks(text).Select(c => char.IsControl(c) ? '?' : c));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
