using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Hosts whose reverse names begin like the keywords of a remark: their owners choose them, so they must not hide the address.</summary>
public class KeywordNamesTests
{
    private const string Rest = " by mx.bieberdorf.example (Postfix) with ESMTPS id 335BD4154A; Mon, 20 Dec 2021 17:43:08 +0000 (UTC)";

    public static TheoryData<string> Names =>
    [
        "ssl.turmeric.example", "tls.turmeric.example", "auth1-smtp.turmeric.example", "authn.nl.turmeric.example", "cipher.turmeric.example", "envelope-1.turmeric.example",
        "version.turmeric.example", "using.turmeric.example", "user.turmeric.example", "client.turmeric.example", "orcpt.turmeric.example", "over.turmeric.example",
        "sslvpn.turmeric.example.", "SSL.TURMERIC.EXAMPLE", "authenticated.turmeric.example", "tlsv1.turmeric.example",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_hosts_are_no_remarks(string name)
    {
        var read = Line.Parse($"from [192.0.2.77] ({name} [203.0.113.9])" + Rest);

        Assert.Equal(("[192.0.2.77]", name.TrimEnd('.'), "203.0.113.9"), (read.Helo, read.ReverseName, read.Address?.ToString()));
        Assert.False(read.Has(TraceField.Auth) || read.Has(TraceField.Tls) || read.Has(TraceField.Cipher));
        Assert.Equal(ClientForm.NamesWithLiteral, ClientForms.Read(read));
    }

    [Theory]
    [InlineData("ssl")]
    [InlineData("tls")]
    [InlineData("auth")]
    [InlineData("authenticated")]
    public void Nor_are_single_labels_before_an_address(string name) =>
        Assert.Equal("203.0.113.9", Line.Parse($"from a.example ({name} [203.0.113.9])" + Rest).Address?.ToString());

    [Theory]
    [InlineData("(authenticated bits=0)")]
    [InlineData("(TLSv1.2)")]
    [InlineData("(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))")]
    [InlineData("(version=TLSv1.2 cipher=AES256-SHA bits=256)")]
    [InlineData("(Authenticated sender: ann@galangal.example)")]
    [InlineData("(SSL: TLSv1.2,256bits)")]
    [InlineData("(envelope-from <ann@galangal.example>)")]
    public void Remarks_stay_remarks(string remark)
    {
        var read = Line.Parse($"from a.example (a.example [203.0.113.9]) {remark}" + Rest);

        Assert.Equal(("a.example", "203.0.113.9"), (read.ReverseName, read.Address?.ToString()));
    }
}
