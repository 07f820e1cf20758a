using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>
/// An mbox of any number of messages, made of some: each is moved to another day, so that its lines are its own, and gets another Message-ID. One in twenty
/// keeps an old line of somebody else, as kits do, so that there is something for the messages to be compared by.
/// </summary>
internal static partial class VariedMail
{
    private const int KitEvery = 20;
    private static readonly DateTime FirstDay = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes it, and returns its path.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">The messages that it is made of.</param>
    /// <param name="count">How many it has.</param>
    internal static string Write(string path, IReadOnlyList<string> from, int count)
    {
        var originals = from.Select(file => File.ReadAllText(file, Encoding.Latin1).ReplaceLineEndings("\n")).ToArray();
        using var mbox = new StreamWriter(path, append: false, Encoding.Latin1) { NewLine = "\n" };
        for (var i = 0; i < count; i++)
        {
            mbox.WriteLine("From x@example.org Mon Jan  1 00:00:00 2024");
            var text = i % KitEvery == 0
                ? Kit(i, Stamp(FirstDay.AddMinutes(i * 7.0)), i / KitEvery % 500)
                : Moved(originals[i % originals.Length], i);
            mbox.WriteLine(FromLine().Replace(text, ">From ").TrimEnd('\n'));
            mbox.WriteLine();
        }

        return path;
    }

    private static string Kit(int number, string time, int line) => string.Create(CultureInfo.InvariantCulture, $"""
        Return-Path: <anna@cedar-paper.example>
        Received: from vps-12.bluebell-hosting.example (vps-12.bluebell-hosting.example [198.51.100.23])
        	by mx.orchard.example (Postfix) with ESMTP id 4F1C27A0B1
        	for <ben@orchard.example>; {time}
        Received: from out3.garnet-shop.example (out3.garnet-shop.example [203.0.113.61])
        	by in7.larkmail.example (Postfix) with ESMTPS id 6B20F4{line:X4}
        	for <someone@larkmail.example>; Mon, 22 Jan 2024 19:30:47 +0000 (UTC)
        Date: {time}
        From: Garnet Shop <news@garnet-shop.example>
        To: <ben@orchard.example>
        Subject: You have won
        Message-ID: <kit-{number}@garnet-shop.example>

        Click here.

        """);

    private static string Moved(string original, int number)
    {
        var moved = Time().Replace(original, match => DateTime.TryParseExact(
            match.Groups["time"].Value, "d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time)
            ? (match.Groups["day"].Success ? $"{Day(time, number):ddd}, " : "") + Day(time, number).ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : match.Value);
        return MessageId().Replace(moved, match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}<v{number}."), 1);
    }

    private static DateTime Day(DateTime time, int number) => time.AddSeconds(number * 61.0);

    private static string Stamp(DateTime time) => time.ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<day>(Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s+)?(?<time>\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d)")]
    private static partial Regex Time();

    [GeneratedRegex(@"^(Message-I[Dd]:\s*)<", RegexOptions.Multiline)]
    private static partial Regex MessageId();

    [GeneratedRegex("^From ", RegexOptions.Multiline)]
    private static partial Regex FromLine();
}
