using System.Diagnostics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace ForgeryCheck.Benchmarks.Tables;

/// <summary>
/// What tables cost, beside NDJSON of the same mail in the same run, in turns; and how long DuckDB takes to answer each question of rules/queries.md on
/// all of it.
/// </summary>
internal static class TablesCommand
{
    private const int Asked = 3;

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var (program, messages, runs) = (arguments.Program, arguments.Number("messages", 200_000), arguments.Number("runs", 3));
        using var scratch = new Scratch(arguments.Folder);
        var mail = scratch["archive.mbox"];
        MadeArchive.Write(mail, messages);
        output.WriteLine(Figures.Text($"{messages} messages, {messages * MadeArchive.Hops} hops, {Figures.Megabytes(new FileInfo(mail).Length)} of mail; {Environment.ProcessorCount} processors"));
        output.WriteLine();
        MeasureWriting(program, mail, scratch, runs, output);
        output.WriteLine();
        MeasureAsking(scratch["tables"], output);
        return 0;
    }

    private static void MeasureWriting(string program, string mail, Scratch scratch, int runs, TextWriter output)
    {
        (string What, string To, string[] Options)[] forms =
        [
            ("ndjson", "all.ndjson", ["--format", "ndjson"]),
            ("parquet, hops", "hops.parquet", ["--format", "parquet", "--rows", "hops"]),
            ("parquet, messages", "messages.parquet", ["--format", "parquet", "--rows", "messages"]),
            ("parquet, findings", "findings.parquet", ["--format", "parquet", "--rows", "findings"]),
            ("parquet, all tables by day", "tables", ["--format", "parquet"]),
        ];
        Directory.CreateDirectory(scratch["tables"]);
        var costs = forms.ToDictionary(form => form.What, _ => new List<AnalyzeCost>());
        for (var run = 0; run < runs; run++)
        {
            foreach (var (what, to, options) in forms)
            {
                if (Directory.Exists(scratch[to]))
                {
                    // Each run adds to a folder.
                    Directory.Delete(scratch[to], recursive: true);
                    Directory.CreateDirectory(scratch[to]);
                }

                costs[what].Add(AnalyzeCost.Measure(program, mail, scratch[to], options));
            }
        }

        var table = new Table("format", "seconds, least", "of ndjson", "user seconds, least", "of ndjson", "memory, most", "size", "of ndjson");
        var (time, user, size) = (costs["ndjson"].Min(cost => cost.Seconds), costs["ndjson"].Min(cost => cost.User), costs["ndjson"][0].Size);
        foreach (var (what, _, _) in forms)
        {
            var all = costs[what];
            var (seconds, own) = (all.Min(cost => cost.Seconds), all.Min(cost => cost.User));
            table.Add(
                what, Figures.Text($"{seconds:F1}"), Figures.Text($"{seconds / time:F2}"), Figures.Text($"{own:F1}"), Figures.Text($"{own / user:F2}"),
                Figures.Megabytes(all.Max(cost => cost.Peak)), Figures.Megabytes(all[0].Size), Figures.Text($"{(double)all[0].Size / size:F3}"));
        }

        table.Write(output);
    }

    private static void MeasureAsking(string folder, TextWriter output)
    {
        using var stream = typeof(Analyzer).Assembly.GetManifestResourceStream("rules/queries.md")!;
        using var reader = new StreamReader(stream);
        var page = reader.ReadToEnd();
        var table = new Table("question", "rows", $"seconds, median of {Asked}");
        foreach (Match question in Regex.Matches(page, "^## (\\d+\\. .*?)$.*?^```sql$(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline))
        {
            var sql = question.Groups[2].Value.Replace("'tables/", $"'{folder}/", StringComparison.Ordinal);
            var times = new List<double>();
            var rows = 0;
            for (var i = 0; i < Asked; i++)
            {
                var watch = Stopwatch.StartNew();
                rows = CountRows(sql);
                times.Add(watch.Elapsed.TotalSeconds);
            }

            table.Add(question.Groups[1].Value, Figures.Text($"{rows}"), Figures.Text($"{times.Median():F2}"));
        }

        table.Write(output);
    }

    // A database of its own each time: nothing is left from the question before.
    private static int CountRows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are those of the page.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            rows++;
        }

        return rows;
    }
}
