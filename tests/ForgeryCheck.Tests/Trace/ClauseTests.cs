using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Clauses in odd orders, with odd words, and the surprises of real lines.</summary>
public class ClauseTests
{
    private const string Date = "; Wed, 1 May 2024 12:00:00 +0200";

    [Fact]
    public void ASemicolonInACommentDoesNotEndTheLine()
    {
        var read = Line.Parse("(majordomo@lists.example.org) by lists.example.org via listexpand id S231797AbiGUDd7 (ORCPT <rfc822;list@example.org>)" + Date);

        Assert.Equal(("lists.example.org", "listexpand", "S231797AbiGUDd7"), (read.By, read.Via, read.Id));
        Assert.Equal("Wed, 1 May 2024 12:00:00 +0200", read.DateText);
    }

    [Fact]
    public void ABlankLostBeforeForIsFound()
    {
        var read = Line.Parse("from a.example.org (unknown [10.150.1.32])by b.example.org (Postfix) with ESMTP id 79BBA1640A7for <u@example.net>" + Date);

        Assert.Equal(("b.example.org", "79BBA1640A7", "u@example.net"), (read.By, read.Id, Assert.Single(read.For)));
    }

    [Fact]
    public void AnEmptyIdIsAValueAndNotTheNextWord()
    {
        var read = Line.Parse("from a.example.org (unknown [192.0.2.26]) by b.example.org (ESMTP) with id " + Date);

        Assert.True(read.Has(TraceField.Id));
        Assert.Equal("", read.Id);
    }

    [Fact]
    public void AnEmptyHeloIsToldFromNone()
    {
        Assert.Equal("", Line.Parse("from  (mail.example.org [192.0.2.1]) by b.example.org with ESMTP id 1" + Date).Helo);
        Assert.Null(Line.Parse("by b.example.org with ESMTP id 1" + Date).Helo);
    }

    [Fact]
    public void ARepeatedClauseDoesNotChangeTheFirst()
    {
        var read = Line.Parse("from a.example.org ([192.0.2.1]) by b.example.org with ESMTP with TLS id 6N259K1" + Date);

        Assert.Equal(("ESMTP", "6N259K1"), (read.With, read.Id));
    }

    [Fact]
    public void SeveralRecipientsAreAllKept() =>
        Assert.Equal(["a@example.org", "b@example.org"], Line.Parse("from x.example.org ([192.0.2.1]) by y.example.org with SMTP id 1 for <a@example.org>,<b@example.org>" + Date).For);

    [Fact]
    public void TheKernelListsFormIsRead()
    {
        var read = Line.Parse("from host.example.org ([192.0.2.19]:52486 \"EHLO helo.example.com\" rhost-flags-OK-OK-OK-OK) by lists.example.org with ESMTP id S229461AbiGUDd6" + Date);

        Assert.Equal(("helo.example.com", "host.example.org", "192.0.2.19", "52486"), (read.Helo, read.ReverseName, read.Address?.ToString(), read.Port));
    }

    [Fact]
    public void ACommentThatNeverClosesDoesNotSwallowTheDate()
    {
        var read = Line.Parse("by life.example.org (8.12.2/8.12.2/BASENAME(ai.master id g7" + Date);

        Assert.True((read.Faults & LineFaults.Unbalanced) != 0);
        Assert.True(read.Date.HasTime);
        Assert.Equal("life.example.org", read.By);
    }

    [Theory]
    [InlineData("62.59.36.551")]
    [InlineData("192.05.59.36")]
    public void AnAddressThatCannotBeIsKeptAsText(string address)
    {
        var read = Line.Parse($"from a.example.org (b.example.org [{address}]) by c.example.org with SMTP id 1" + Date);

        Assert.Null(read.Address);
        Assert.Equal(address, read.Text(TraceField.Address));
        Assert.True((read.Faults & LineFaults.BadAddress) != 0);
    }

    [Fact]
    public void ADateInTheAddressesPlaceIsNoticed()
    {
        var read = Line.Parse("from unknown (HELO a.example.org) (Tue, 29 Jan 2023 10:00:00 +0100) by b.example.org with QMQP; Tue, 29 Jan 2023 10:00:00 +0100");

        Assert.True((read.Faults & LineFaults.DateAsAddress) != 0);
    }

    [Theory]
    [InlineData("from %MY_HOST% ([192.0.2.1]) by b.example.org with SMTP id 1")]
    [InlineData("from {RND_HOST} ([192.0.2.1]) by b.example.org with SMTP id 1")]
    [InlineData("from $host ([192.0.2.1]) by b.example.org with SMTP id 1")]
    public void ATemplateVariableIsNoticed(string line) => Assert.True((Line.Parse(line + Date).Faults & LineFaults.Template) != 0);

    [Theory]
    [InlineData("(using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits))", "TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData("(version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384)", "TLS1_3", "TLS_AES_256_GCM_SHA384")]
    [InlineData("(version=TLSv1/SSLv3 cipher=DHE-DSS-AES256-SHA bits=256 verify=NO)", "TLSv1/SSLv3", "DHE-DSS-AES256-SHA")]
    [InlineData("(TLSv1.2:DHE-RSA-AES256-SHA:256)", "TLSv1.2", "DHE-RSA-AES256-SHA")]
    [InlineData("(DHE-RSA-AES256-SHA encrypted)", null, "DHE-RSA-AES256-SHA")]
    public void TlsIsReadFromEveryForm(string comment, string? version, string cipher)
    {
        var read = Line.Parse($"from a.example.org ([192.0.2.1]) by b.example.org with ESMTPS {comment} id 1" + Date);

        Assert.Equal((version, cipher), (read.Tls, read.Cipher));
    }

    [Theory]
    [InlineData("from x with POP3 (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from x by evil.example.com (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from x via LMTP for y (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from [10.1.1.1 (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from a[5 (real.example.org [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1 for <u@example.net>")]
    [InlineData("from a<b (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1 for <u@example.net>")]
    [InlineData("from \"a (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id \"1")]
    [InlineData("from a([10.1.1.1]) (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from a(b (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from a;b (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    [InlineData("from [10.1.1.1] (unknown [198.51.100.7]) by mx.example.org (Postfix) with ESMTP id 1")]
    public void AHostileHeloDoesNotHideTheAddressThatTheHostSaw(string line)
    {
        var read = Line.Parse(line + Date);

        Assert.Equal(("198.51.100.7", "mx.example.org", ReceivedKind.Smtp), (read.Address?.ToString(), read.By, read.Kind));
    }

    [Theory]
    [InlineData("from a ([192.0.2.1]) (Authenticated sender: u@example.org) by b.example.org (Postfix) with ESMTPSA id 1", "u@example.org")]
    [InlineData("from a ([192.0.2.1]) (AUTH: LOGIN u@example.org) by b.example.org with esmtp", "u@example.org")]
    [InlineData("from a ([192.0.2.1]) (AUTH: CRAM-MD5 joe, TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by b.example.org with esmtp", "joe")]
    [InlineData("from a ([192.0.2.1]) (AUTH: LOGIN, TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by b.example.org with esmtp", "LOGIN")]
    [InlineData("from a ([192.0.2.1]) (AUTH: LOGIN) by b.example.org with esmtp", "LOGIN")]
    [InlineData("from a ([192.0.2.1]) (Auth: joe via pop) by b.example.org with esmtp", "joe")]
    [InlineData("from [192.0.2.1] (account u@example.org HELO a) by b.example.org (CommuniGate Pro SMTP 5) with ESMTPA id 1", "u@example.org")]
    [InlineData("from a (u@192.0.2.1 with login) by smtp.example.org with SMTP", "login")]
    public void AuthenticationIsRead(string line, string auth)
    {
        var read = Line.Parse(line + Date);

        Assert.Equal(auth, read.Auth);
        Assert.True(read.IsAuthenticated);
    }

    [Fact]
    public void AMappedAddressIsUnwrappedAndAZoneIsDropped()
    {
        Assert.Equal("192.0.2.67", Line.Parse("from a (b.example.org [::ffff:192.0.2.67]) by c.example.org with esmtp" + Date).Address?.ToString());
        Assert.Equal("fe80::1", Line.Parse("from a ([fe80::1%eth0]) by c.example.org with esmtp" + Date).Address?.ToString());
        Assert.Equal("::1", Line.Parse("from a (::1) by c.example.org with HTTPS" + Date).Address?.ToString());
        Assert.Equal("2001:db8::1", Line.Parse("from a (b [IPv6:2001:DB8:0:0::1]) by c.example.org with esmtp" + Date).Address?.ToString());
    }

    [Fact]
    public void SpansPointAtTheBytes()
    {
        const string Text = "from a.example.org (b.example.org [192.0.2.1])\r\n\tby c.example.org (Postfix) with ESMTP id ABC123";
        var read = Line.Parse(Text + Date);

        Assert.Equal("192.0.2.1", Text.Substring(read.Span(TraceField.Address).Start, read.Span(TraceField.Address).Length));
        Assert.Equal("ABC123", Text.Substring(read.Span(TraceField.Id).Start, read.Span(TraceField.Id).Length));
        Assert.Equal("c.example.org", Text.Substring(read.Span(TraceField.By).Start, read.Span(TraceField.By).Length));
    }

    [Theory]
    [InlineData("from a by (x) mx.example.org (Postfix) with ESMTP id 1", "mx.example.org", "Postfix")]
    [InlineData("from a by mx.example.org:25 (Postfix) with ESMTP id 1", "mx.example.org", "Postfix")]
    [InlineData("from a by (Postfix) with ESMTP id 1", null, "Postfix")]
    public void TheHostIsReadBehindACommentAndWithoutItsPort(string text, string? by, string software)
    {
        var line = Line.Parse(text + "; Wed, 01 Oct 2025 12:00:05 +0000");

        Assert.Equal(by, line.By);
        Assert.EndsWith(software, line.Software, StringComparison.Ordinal);
    }
}
