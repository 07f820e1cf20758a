using System.Globalization;
using System.Text;

namespace ForgeryCheck.Benchmarks.Tables;

/// <summary>
/// A mailbox of messages with five lines each, of 200 days, from 4,000 senders: every id, time and address is another. One in twenty is forged: below
/// the hand-over it has lines that were typed, from a few kits.
/// </summary>
internal static class MadeArchive
{
    internal const int Hops = 5;

    private const int Days = 200;
    private const int Senders = 4_000;
    private const int Kits = 40;

    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static void Write(string path, int messages)
    {
        var random = new Random(1);
        using var mail = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        for (var i = 0; i < messages; i++)
        {
            var time = First.AddSeconds((double)i / messages * Days * 86_400);
            mail.WriteLine($"From sender@example.net {time.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture)}");
            mail.Write(random.Next(20) == 0 ? Forged(random, i, time) : Genuine(random, i, time));
        }
    }

    private static string Genuine(Random random, int number, DateTimeOffset time)
    {
        var sender = random.Next(Senders);
        var domain = $"house{sender % 97}.example";
        return Top(random, $"out{sender}.{domain}", $"out{sender}.{domain}", sender, time)
            + $"""
            Received: from relay.{domain} (relay.{domain} [10.1.{sender % 256}.{number % 256}])
            	by out{sender}.{domain} (Postfix) with ESMTP id {Id(random)}; {Date(time, 3)}
            Received: from app{sender}.{domain} (app{sender}.{domain} [10.2.{sender % 256}.{number % 200}])
            	by relay.{domain} (Postfix) with ESMTP id {Id(random)}; {Date(time, 2)}
            Received: by app{sender}.{domain} (Postfix, from userid 1000)
            	id {Id(random)}; {Date(time, 1)}

            """ + Rest(random, number, $"news@{domain}", time);
    }

    private static string Forged(Random random, int number, DateTimeOffset time)
    {
        var kit = random.Next(Kits);
        return Top(random, $"kit{kit}.example", "unknown", Senders + random.Next(Senders), time)
            + $"""
            Received: from mail.bank{kit}.example (mail.bank{kit}.example [203.0.113.{kit}])
            	by gate{kit}.example (8.14.7/8.14.7) with ESMTP; {Date(time, 90_000)}
            Received: from core.bank{kit}.example (unverified [10.66.6.{kit}])
            	by mail.bank{kit}.example with SMTP id {number}; {Date(time, -7_000)}
            Received: from localhost by core.bank{kit}.example; {Date(time, 30)}

            """ + Rest(random, number, $"service@bank{kit}.example", time);
    }

    private static string Top(Random random, string helo, string name, int host, DateTimeOffset time) =>
        $"""
        Received: from mx.example.org (mx.example.org [192.0.2.10])
        	by store.example.org (Postfix) with ESMTPS id {Id(random)}
        	for <user{host % 512}@example.org>; {Date(time, 5)}
        Received: from {helo} ({name} [198.51.{host / 250}.{(host % 250) + 1}])
        	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
        	by mx.example.org (Postfix) with ESMTPS id {Id(random)}
        	for <user{host % 512}@example.org>; {Date(time, 4)}

        """;

    private static string Rest(Random random, int number, string from, DateTimeOffset time) =>
        $"""
        From: {from}
        To: user@example.org
        Subject: Message {number}
        Message-ID: <{number}.{Id(random)}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}>
        Date: {Date(time, 0)}

        Hello


        """;

    private static string Id(Random random) => random.NextInt64(1L << 44).ToString("X11", CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset time, int seconds) => time.AddSeconds(seconds).ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
