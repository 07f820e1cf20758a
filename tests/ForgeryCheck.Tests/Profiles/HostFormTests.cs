using System.Text;
using ForgeryCheck.Profiles;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Profiles;

public sealed class HostFormTests
{
    private const string Plain = "from a.example (a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000";

    /// <summary>One host writes all of these, for clients of different kinds.</summary>
    [Theory]
    [InlineData("from a.example (a.example [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by b.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000")]
    [InlineData("from a.example (a.example [IPv6:2001:db8::1]) by b.example (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000")]
    [InlineData("from a.example (unknown [192.0.2.1]) by b.example (Postfix) with ESMTPSA id 4F1C27A0B1 for <x@b.example>; Wed, 1 May 2024 10:00:05 +0000")]
    public void What_the_client_chooses_is_no_part_of_it(string line) => Assert.Equal(Of(Plain), Of(line));

    [Theory]
    [InlineData("from a.example (a.example [192.0.2.1]) by relay.example with ESMTP id us-mta-1-abc-1; Wed, 1 May 2024 10:00:05 +0000",
        "from a.example (a.example [192.0.2.1]) by relay.example with ESMTP with STARTTLS (version=TLSv1.2, cipher=TLS_RSA) id us-mta-1-abc-1; Wed, 1 May 2024 10:00:05 +0000", true)]
    [InlineData(Plain, "from a.example (a.example [192.0.2.1]) by b.example (8.17.1/8.17.1) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000", false)]
    [InlineData(Plain, "from a.example ([192.0.2.1]) by b.example (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000", false)]
    [InlineData(Plain, "from a.example (a.example [192.0.2.1] (unclosed by b.example (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000", false)]
    public void What_the_program_writes_is(string one, string other, bool isSame) => Assert.Equal(isSame, Of(one) == Of(other));

    /// <summary>A profile that was learned when TLS was a part of the form still fits.</summary>
    [Fact]
    public void A_form_that_was_learned_earlier_is_read_alike() => Assert.Equal(
        Of(Plain), HostForm.WithoutChoices("from n (h [9]) (using h with cipher x (9 bits)) (No client certificate requested) by n (Postfix) with ESMTPS id n"));

    private static string Of(string line) => HostForm.Of(ReceivedParser.Parse(Encoding.ASCII.GetBytes(line)));
}
