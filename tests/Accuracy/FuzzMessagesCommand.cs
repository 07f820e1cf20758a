using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Accuracy.Fuzz;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Accuracy;

/// <summary>Messages with damaged headers through reader and analyzer: every one must come back as a report.</summary>
internal static class FuzzMessagesCommand
{
    private static readonly IReadOnlyList<byte[]> Others = [.. new[]
    {
        "From: Writer <writer@example.org>\n", "To: reader@example.net\n", "Subject: =?utf-8?q?hello?=\n", "Date: Mon, 1 Jun 2026 09:59:00 +0000\n",
        "Message-ID: <1@example.org>\n", "Return-Path: <bounce@example.com>\n", "Delivered-To: reader@example.net\n", "X-IncomingTopHeaderMarker: x\n",
        "List-Id: <l.example.org>\n", "not a header field\n",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    internal static int Run(string count, string seed, TextWriter output)
    {
        var first = ulong.Parse(seed, CultureInfo.InvariantCulture);
        var number = ulong.Parse(count, CultureInfo.InvariantCulture);
        var analyzer = new Analyzer(new AnalyzerOptions());
        var watch = Stopwatch.StartNew();
        int failures = 0, lost = 0;
        for (var i = 0UL; i < number; i++)
        {
            var message = Message(first + i);
            try
            {
                var reports = 0;
                foreach (var input in MailReader.Read(["-"], new MemoryStream(message)))
                {
                    if (input is MailInput.Read read)
                    {
                        _ = analyzer.AnalyzeAsync(read.Message).AsTask().GetAwaiter().GetResult();
                        reports++;
                    }
                }

                lost += reports == 0 ? 1 : 0;
            }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures++;
                output.WriteLine(Tables.Invariant($"seed {first + i}: {e.GetType().Name}: {e.Message}"));
                output.WriteLine(e.StackTrace);
            }
        }

        output.WriteLine(Tables.Invariant($"{number} damaged messages from seed {first}: {failures} exceptions, {lost} gave no report, {watch.Elapsed.TotalSeconds:F0} s"));
        return failures == 0 ? 0 : 1;
    }

    private static byte[] Message(ulong seed)
    {
        var dice = new Dice(seed);
        var message = new List<byte>();
        for (var lines = dice.Next(7); lines >= 0; lines--)
        {
            message.AddRange("Received: "u8);
            message.AddRange(Mutator.Line(ref dice, Seeds.Lines));
            message.AddRange("\n"u8);
            if (dice.Next(3) == 0)
            {
                message.AddRange(Mutator.Line(ref dice, Others));
            }
        }

        foreach (var other in Others)
        {
            message.AddRange(dice.Next(8) == 0 ? Mutator.Line(ref dice, Others) : other);
        }

        message.AddRange("\nbody\n"u8);
        return [.. message];
    }
}
