using System.Diagnostics;

namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>
/// How long <c>analyze --dns live</c> takes for messages that all name other hosts, with a name server that answers at once, late, or never; and what it
/// then says of mail that is honest. A server that never answers must leave nothing but "not testable".
/// </summary>
internal static class DnsLoadCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var program = arguments.Program;
        var mail = new MadeMail(arguments.Number("messages", 1000));
        var delay = arguments.Number("delay", 50);
        using var scratch = new Scratch(arguments.Folder);
        var mailbox = scratch["mail.mbox"];
        File.WriteAllText(mailbox, mail.Mailbox());

        var table = new Table("name server", "seconds", "questions", "answers in the reports", "lines", "client", "author", "contradicted", "not testable");
        Measure("answers at once", TimeSpan.Zero);
        Measure(Figures.Text($"answers after {delay} ms"), TimeSpan.FromMilliseconds(delay));
        Measure("never answers", null);
        output.WriteLine(Figures.Text($"{mail.Messages} messages that name {mail.Names} hosts and domains"));
        table.Write(output);
        return 0;

        void Measure(string what, TimeSpan? after)
        {
            using var server = new SlowNameServer(after, mail.Find);
            var reports = scratch[Guid.NewGuid().ToString("N")];
            var watch = Stopwatch.StartNew();
            Analyze(program, mailbox, server, reports);
            var time = watch.Elapsed.TotalSeconds;
            var counts = ReportCounts.Read(reports);
            table.Add(
                what, Figures.Text($"{time:F1}"), Figures.Text($"{server.Questions}, {server.Distinct} of them distinct"), counts.Answers, counts.Lines, counts.Client, counts.Author,
                Figures.Text($"{counts.Contradicted}"), Figures.Text($"{counts.NotTestable}"));
        }
    }

    private static void Analyze(string program, string mailbox, SlowNameServer server, string reports)
    {
        using var process = Process.Start(new ProcessStartInfo(
            program, ["analyze", "--dns", "live", "--resolver", server.Address.ToString(), "--format", "ndjson", "--no-progress", "-o", reports, mailbox])
        {
            Environment = { ["FORGERYCHECK_CONFIG"] = "" },
        })!;
        process.WaitForExit();
        if (process.ExitCode is not (0 or 1))
        {
            throw new InvalidOperationException(Figures.Text($"{program} ended with status {process.ExitCode}"));
        }
    }
}
