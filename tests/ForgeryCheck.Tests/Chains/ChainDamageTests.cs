using ForgeryCheck.Chains;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Tests.Chains;

public class ChainDamageTests
{
    private static readonly string[] Seeds =
    [
        "from mail.example.org (mail.example.org [192.0.2.7]) by mx.example.net (Postfix) with ESMTPS id 1A2B3C4D5E for <me@example.net>; Mon, 6 May 2024 10:00:00 +0000",
        "from unknown (HELO x) (2001:db8::7) by qmail.example.org with SMTP; 6 May 2024 10:00:00 -0000",
        "(qmail 99 invoked from network); 6 May 2024 10:00:00 -0000",
        "by 2002:a05:6c16:1a2b:0:0:0:0 with SMTP id a1csp123; Mon, 6 May 2024 03:00:59 -0700 (PDT)",
        "from [10.0.0.1] (helo=[192.0.2.256]) by mx.xn--55qx5d.cn with esmtp (Exim 4.96) id 1s3v0x-0001ab-2C; Mon, 06 May 2024 10:00:00 +0000",
        "from pop.example.net [192.0.2.30] by localhost with POP3 (fetchmail-6.4.2) for <me@localhost>; Mon, 6 May 2024 10:00:00 +0000",
        "from x.prod.outlook.com (255.255.255.255) by y.prod.outlook.com (::1) with HTTPS; Mon, 6 May 2024 10:00:00 +0000",
    ];

    [Fact]
    public void Damaged_chains_are_built_and_make_sense()
    {
        var random = new Random(20240506);
        var builders = new[] { Sites.None, ChainMail.Trust(".example.net", "192.0.2.0/24", "2001:db8::/32") }
            .Select(s => new ChainBuilder(s, ChainMail.Organisations, ChainMail.Addresses, ChainMail.ConfirmedNames, ChainMail.CustomerNames)).ToArray();
        for (var round = 0; round < 5000; round++)
        {
            var fields = Enumerable.Range(0, random.Next(8)).Select(_ => "Received: " + Damage(random, Seeds[random.Next(Seeds.Length)])).ToList();
            fields.Insert(random.Next(fields.Count + 1), "X-IncomingTopHeaderMarker: x");
            var message = ChainMail.Message([.. fields]);
            foreach (var builder in builders)
            {
                var chain = builder.Build(message);

                Assert.Equal(fields.Count - 1, chain.Hops.Count);
                Assert.Equal(Math.Max(0, chain.Hops.Count - 1), chain.Joints.Count);
                Assert.Equal(chain.Hops.Count == 0, chain.Boundary.Line is null);
                Assert.InRange(chain.Boundary.Line ?? 1, 1, Math.Max(1, chain.Hops.Count));
                Assert.Equal(chain.Hops.Count - (chain.Boundary.Line ?? 0), chain.Claimed.Count);
            }
        }
    }

    [Fact]
    public void More_lines_than_are_read_are_counted()
    {
        var fields = Enumerable.Repeat("Received: from a.example.org by b.example.org", MessageLimits.ReceivedLines + 7);
        var chain = ChainMail.Build(Sites.None, [.. fields]);
        Assert.Equal((MessageLimits.ReceivedLines, 7), (chain.Hops.Count, chain.LinesLeftOut));
    }

    [Fact]
    public void Same_message_same_chain()
    {
        string[] fields = [.. Seeds.Select(s => "Received: " + s)];
        var one = ChainMail.Build(Sites.None, fields);
        var other = ChainMail.Build(Sites.None, fields);
        Assert.Equal(one.Joints, other.Joints);
        Assert.Equal(one.Boundary, other.Boundary);
    }

    private static string Damage(Random random, string text)
    {
        var letters = text.ToCharArray().ToList();
        for (var n = random.Next(6); n > 0 && letters.Count > 0; n--)
        {
            var at = random.Next(letters.Count);
            switch (random.Next(4))
            {
                case 0: letters.RemoveAt(at); break;
                case 1: letters.Insert(at, (char)random.Next(1, 256)); break;
                case 2: letters[at] = (char)random.Next(1, 256); break;
                default: letters.RemoveRange(at, random.Next(Math.Min(30, letters.Count - at) + 1)); break;
            }
        }

        return new string([.. letters]);
    }
}
