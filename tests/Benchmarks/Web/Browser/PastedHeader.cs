using System.Globalization;
using System.Text;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>A header of 60 lines, as a person pastes it: 20 folded Received lines, in the forms of Postfix and of Exchange in turns.</summary>
internal static class PastedHeader
{
    private const int Hops = 20;
    private static readonly DateTimeOffset Sent = new(2024, 5, 14, 10, 12, 40, TimeSpan.FromHours(2));

    internal static string Text()
    {
        var text = new StringBuilder("Return-Path: <kim@lindenhof.example>\n");
        for (var hop = Hops; hop > 0; hop--)
        {
            var date = (Sent + TimeSpan.FromSeconds(3 * hop)).ToString("ddd, d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0200";
            text.Append(hop % 2 == 0
                ? $"""
                    Received: from {Host(hop - 1)} ({Host(hop - 1)} [192.0.2.{hop + 9}])
                    	by {Host(hop)} (Postfix) with ESMTPS id 4VdpX{hop:D2}rm4zcYd9
                    	for <lena@example.org>; {date} (CEST)

                    """
                : $"""
                    Received: from {Host(hop - 1)} (192.0.2.{hop + 9}) by {Host(hop)} (192.0.2.{hop + 10})
                     with Microsoft SMTP Server (version=TLS1_2) id 15.2.1118.15; {date}

                    """);
        }

        return text.Append(
            """
            From: Kim Osei <kim@lindenhof.example>
            To: Lena Brandt <lena@example.org>
            Subject: The keys to the boathouse
            Date: Tue, 14 May 2024 10:12:40 +0200
            Message-ID: <5f1d0c1e-2a3b-4c55-9d1c-7a0f4f5be2a1@lindenhof.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            X-Mailer: Quill 4.2
            X-Originating-IP: [10.40.7.31]

            """).ToString();
    }

    private static string Host(int hop) => $"mail{hop}.lindenhof.example";
}
