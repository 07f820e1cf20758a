using CsCheck;
using ForgeryCheck.Dmarc;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>Policy records as owners and strangers write them.</summary>
public sealed class DmarcRecordTests
{
    private const string Valid = "v=DMARC1; p=quarantine; sp=reject; np=none; adkim=s; aspf=s; psd=n; t=y; pct=50; fo=1:d; rf=afrf; ri=86400; rua=mailto:a@post.test!10m, https://post.test/; ruf=mailto:b@post.test";

    private static readonly string[] Pieces =
        ["v", "=", ";", "DMARC1", "p", "sp", "np", "none", "reject", " ", "\t", ",", "rua", "mailto:a@b", "psd", "y", "n", "t", "s", "adkim", "\0", "\u00ff", "\u2026", "\n"];

    [Fact]
    public void EveryTag() => Assert.Equal(
        new DmarcRecord
        {
            Policy = DmarcRequest.Quarantine,
            SubdomainPolicy = DmarcRequest.Reject,
            MissingPolicy = DmarcRequest.None,
            IsDkimStrict = true,
            IsSpfStrict = true,
            Role = DmarcRole.Organisational,
            IsTest = true,
        },
        DmarcRecordParser.Parse(Valid));

    [Theory]
    [InlineData("v=DMARC1")]
    [InlineData("v=DMARC1;")]
    [InlineData("V = DMARC1 ; p = None")]
    [InlineData("v=DMARC1;;;p=none;")]
    [InlineData("v=DMARC1; unknown=reject; =; p; p=none; P=reject")] // the first one counts
    [InlineData("v=DMARC1; adkim=x; aspf=; psd=maybe; t=yes")]
    [InlineData("v=DMARC1; pct=0; rua=nonsense")]
    public void WhatAsksForNothing(string text) => Assert.Equal(new DmarcRecord(), DmarcRecordParser.Parse(text));

    [Theory]
    [InlineData("v=dmarc1; p=reject")]
    [InlineData("v=DMARC10; p=reject")]
    [InlineData("v=DMARC1 p=reject")]
    [InlineData("p=reject; v=DMARC1")]
    [InlineData("; v=DMARC1; p=reject")]
    [InlineData("v:DMARC1; p=reject")]
    [InlineData("v=spf1 -all")]
    [InlineData("=DMARC1")]
    [InlineData("v=")]
    [InlineData("v")]
    [InlineData("")]
    public void WhatIsNoPolicyRecord(string text) => Assert.Null(DmarcRecordParser.Parse(text));

    [Theory]
    [InlineData("v=DMARC1; p=", "p=")]
    [InlineData("v=DMARC1; p=rejected", "p=rejected")]
    [InlineData("v=DMARC1; p=reject\0", "p=reject\0")]
    [InlineData("v=DMARC1; p=reject\u2026", "p=reject\u2026")] // cut by AnswerReader
    [InlineData("v=DMARC1; p=none; sp=no; rua=", "sp=no")]
    [InlineData("v=DMARC1; p=none; np=no; rua=a@post.test", "np=no")]
    [InlineData("v=DMARC1; p=x; rua=mailto:", "p=x")]
    [InlineData("v=DMARC1; p=x; rua=1a:b", "p=x")]
    [InlineData("v=DMARC1; p=x; rua=mailto:a b", "p=x")]
    public void WhatIsBroken(string text, string tag) => Assert.Equal(tag, DmarcRecordParser.Parse(text)!.BrokenTag);

    [Theory]
    [InlineData("v=DMARC1; p=x; sp=reject; rua=mailto:a@post.test")]
    [InlineData("v=DMARC1; p=reject; sp=x; rua=,mailto:a@post.test!10m")]
    public void WhatIsBrokenButWantsReportsAsksForNothing(string text) => Assert.Equal(new DmarcRecord(), DmarcRecordParser.Parse(text));

    [Fact]
    public async Task EveryPartOfARecordAndEveryDamagedByteOfIt()
    {
        for (var i = 0; i <= Valid.Length; i++)
        {
            await TryAsync(Valid[..i]);
            await TryAsync(Valid[i..]);
            foreach (var c in "\0\t\n ;=v\u0080\ud800")
            {
                await TryAsync(Valid[..i] + c + Valid[i..]);
                await TryAsync(Valid[..i] + c + (i < Valid.Length ? Valid[(i + 1)..] : ""));
            }
        }
    }

    [Fact]
    public void RandomRecords() => Gen.Int[0, Pieces.Length - 1].Array[0, 30]
        .Sample(record => TryAsync("v=DMARC1;" + string.Concat(record.Select(i => Pieces[i]))).GetAwaiter().GetResult());

    [Fact]
    public void RandomDomains() => Gen.String.Array[2].Sample(names =>
    {
        var zones = new ZoneTable();
        zones.Add("_dmarc.test", "TXT " + Valid);
        var checker = new DmarcChecker(zones);
        foreach (var name in new[] { names[0], names[0] + ".test", "." + names[0], names[0] + "." })
        {
            var policy = checker.FindAsync(name).AsTask().GetAwaiter().GetResult();
            checker.AlignAsync(policy, names[1], isDkim: true).AsTask().GetAwaiter().GetResult();
            checker.AlignAsync(policy, names[1] + ".test", isDkim: false).AsTask().GetAwaiter().GetResult();
        }
    });

    [Fact]
    public async Task AThousandLabelsAndTenThousandTags()
    {
        var zones = new ZoneTable();
        zones.Add("_dmarc.post.test", "TXT v=DMARC1" + string.Concat(Enumerable.Repeat("; p=reject", 10_000)));
        var checker = new DmarcChecker(zones);
        Assert.Equal(DmarcState.None, (await checker.FindAsync(string.Concat(Enumerable.Repeat("a.", 1000)) + "post.test")).State);
        Assert.Empty(zones.Questions);

        var policy = await checker.FindAsync(string.Concat(Enumerable.Repeat("a.", 120)) + "post.test");
        Assert.Equal(DmarcRequest.Reject, policy.Request);
        Assert.Equal(DmarcAlignment.Relaxed, await checker.AlignAsync(policy, string.Concat(Enumerable.Repeat("b.", 1000)) + "post.test", isDkim: true));
        Assert.InRange(zones.Questions.Count, 1, 16);
    }

    private static async Task TryAsync(string record)
    {
        var zones = new ZoneTable();
        zones.Add("_dmarc.post.test", "TXT " + record);
        var checker = new DmarcChecker(zones);
        var policy = await checker.FindAsync("a.post.test");
        await checker.AlignAsync(policy, "b.post.test", isDkim: true);
        Assert.Equal(policy.State is DmarcState.Found, policy.Problem is null);
        Assert.InRange(zones.Questions.Count, 1, 5);
    }
}
