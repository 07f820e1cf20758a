using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>What stands in the place of the client's address and is none, and what a client typed and is not held against the line.</summary>
public class ClientAddressTests
{
    private const string Date = "; Wed, 01 Oct 2025 12:00:05 +0000";

    [Theory]
    [InlineData("from [62.59.36.256] (helo=vreeland)\r\n\tby b.example.org with esmtp (Exim 4.98) id 1v3vZ3-00000000Abc-1x2Y", "62.59.36.256", "vreeland")]
    [InlineData("from [62.59.36.999] (port=2525 helo=vreeland) by b.example.org with esmtp (Exim 4.98)", "62.59.36.999", "vreeland")]
    [InlineData("from [192.05.59.36]:2525 (helo=vreeland) by b.example.org with esmtp (Exim 4.98)", "192.05.59.36", "vreeland")]
    [InlineData("from [300.1.2.3] (port=2525) by b.example.org with esmtp (Exim 4.98)", "300.1.2.3", null)]
    [InlineData("from [300.1.2.3] (helo=[300.1.2.3]) by b.example.org with esmtp (Exim 4.98)", "300.1.2.3", "[300.1.2.3]")]
    [InlineData("from [62.59.36.551] by b.example.org with SMTP", "62.59.36.551", "[62.59.36.551]")]
    [InlineData("from 62.59.36.551 by b.example.org with SMTP", "62.59.36.551", null)]
    [InlineData("from 62.59.36.551 (HELO vreeland) by b.example.org with SMTP", "62.59.36.551", "vreeland")]
    [InlineData("from [62.59.36.551] (account u@example.org HELO vreeland) by b.example.org (CommuniGate Pro SMTP 5)", "62.59.36.551", "vreeland")]
    [InlineData("from vreeland ([62.59.36.551] helo=x) by b.example.org with esmtp (Exim 4.98)", "62.59.36.551", "x")]
    [InlineData("from [2a01:4f8::12345] (helo=vreeland) by b.example.org with esmtp (Exim 4.98)", "2a01:4f8::12345", "vreeland")]
    [InlineData("from vreeland (unknown [IPv6:2a01:4f8::12345]) by b.example.org (Postfix)", "IPv6:2a01:4f8::12345", "vreeland")]
    [InlineData("from vreeland (unknown [IPv6:2a01:4f8:::1]) by b.example.org (Postfix)", "IPv6:2a01:4f8:::1", "vreeland")]
    [InlineData("from vreeland (unknown [IPv6:2a01:4f8:1:2:3:4:5:6:7]) by b.example.org (Postfix)", "IPv6:2a01:4f8:1:2:3:4:5:6:7", "vreeland")]
    [InlineData("from vreeland ([2a01:4f8::g1]) by b.example.org with SMTP", "2a01:4f8::g1", "vreeland")]
    [InlineData("from vreeland (IPv6:2a01:4f8::g1) by b.example.org with SMTP", "IPv6:2a01:4f8::g1", "vreeland")]
    [InlineData("from vreeland ([::1.2.3.256]) by b.example.org with SMTP", "::1.2.3.256", "vreeland")]
    [InlineData("from vreeland (/62.59.36.551) by default (Oracle Beehive Gateway v4.0) with ESMTP ", "62.59.36.551", "vreeland")]
    public void AnImpossibleAddressIsKeptAsOne(string text, string address, string? helo)
    {
        var line = Line.Parse(text + Date);

        Assert.Null(line.Address);
        Assert.Equal((LineFaults.BadAddress, address, helo), (line.Faults & LineFaults.BadAddress, line.Text(TraceField.Address), line.Helo));
    }

    [Theory]
    [InlineData("from [1.2.3.999] (real.example.org [192.0.2.1]) by b.example.org (Postfix)", "192.0.2.1")]
    [InlineData("from [IPv6:2a01::12345] (real.example.org [192.0.2.1]) by b.example.org (Postfix)", "192.0.2.1")]
    [InlineData("from 62.59.36.551 (HELO 62.59.36.551) (192.0.2.1) by b.example.org with SMTP", "192.0.2.1")]
    [InlineData("from real.example.org ([192.0.2.1] helo=[1.2.3.999]) by b.example.org with esmtp (Exim 4.98)", "192.0.2.1")]
    [InlineData("from [1.2.3.999] (unknown [unknown]) by b.example.org (Postfix)", null)]
    [InlineData("from [1.2.3.999] (real.example.org) by b.example.org with SMTP", null)]
    [InlineData("from [1.2.3.999] (localhost) by b.example.org with SMTP", null)]
    [InlineData("from [1.2.3.999] (mx.example.org [local]) by mx.example.org (OpenSMTPD) with ESMTPA id 1", null)]
    [InlineData("from [1.2.3.999]\r\n\tby b.example.org (chasquid) with ESMTPSA", null)]
    [InlineData("from [1.2.3] by b.example.org with SMTP", null)]
    [InlineData("from [relay.example.org] by b.example.org with SMTP", null)]
    [InlineData("from vreeland ([2001:db8:xxxx::1]) by b.example.org with SMTP", null)]
    [InlineData("from vreeland (a:b:c) by b.example.org with SMTP", null)]
    [InlineData("from vreeland ([UNIX: localhost]) by b.example.org with SMTP", null)]
    [InlineData("from vreeland ([IPv6:unknown]) by b.example.org with SMTP", null)]
    [InlineData("from vreeland ([2001:db8::1.2525]) by b.example.org with SMTP", null)]
    public void WhatAClientTypedOrAPersonHidIsNone(string text, string? address)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal((LineFaults.None, address), (line.Faults & LineFaults.BadAddress, line.Address?.ToString()));
    }

    [Theory]
    [InlineData("from [Wed, 01 Oct 2025 09:59:51 +0700] (helo=x) by b.example.org with esmtp (Exim 4.98)", true)]
    [InlineData("from [Wed, 01 Oct 2025 09:59:51 +0700] by b.example.org with SMTP", true)]
    [InlineData("from [Wed, 01 Oct 2025 09:59:51 +0700] (real.example.org [192.0.2.1]) by b.example.org with SMTP", false)]
    [InlineData("from [Wed, 01 Oct 2025 09:59:51 +0700] (unknown) by b.example.org with SMTP", false)]
    public void ADateInThePlaceOfTheLiteralIsFound(string text, bool isFound)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal(isFound, (line.Faults & LineFaults.DateAsAddress) != 0);
        Assert.Equal("Wed, 01 Oct 2025 12:00:05 +0000", line.DateText);
    }

    [Theory]
    [InlineData("from a ([192.0.2.1.2525]) by b.example.org with smtp (Exim 3.36 #1 (Debian)) id 18Yz5f-0001Ab-00", "192.0.2.1", "2525", LineFaults.None)]
    [InlineData("from a (a.example.org [192.0.2.1.25]) by b.example.org (Postfix) with ESMTP id 1", null, null, LineFaults.BadAddress)]
    [InlineData("from a ([192.0.2.1.25]) by b.example.org (8.18.1/8.18.1) with ESMTP id 591C05qX012345", null, null, LineFaults.BadAddress)]
    [InlineData("from a.example.org (Oracle Communications Messaging Server 7.0.5.33.0 64bit) id <0NF@a.example.org>", null, null, LineFaults.None)]
    [InlineData("from a ([192.0.2.1]:2525) by b.example.org (Postfix) with ESMTP id 1", "192.0.2.1", "2525", LineFaults.None)]
    public void OnlyEximWritesAPortBehindADot(string text, string? address, string? port, LineFaults fault)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal((address, port, fault), (line.Address?.ToString(), line.Port, line.Faults & LineFaults.BadAddress));
    }

    [Theory]
    [InlineData("from kadam (/192.0.2.1)\r\n\tby default (Oracle Beehive Gateway v4.0) with ESMTP ", "192.0.2.1", null, "kadam")]
    [InlineData("from [198.51.100.7] (/192.0.2.1) by default.example.org (Oracle Beehive Gateway v4.0) with ESMTP ", "192.0.2.1", null, "[198.51.100.7]")]
    [InlineData("from desk (relay.example.org/192.0.2.1) by mx.example.org with ESMTP id 1", "192.0.2.1", "relay.example.org", "desk")]
    [InlineData("from desk (relay.example.org/fe80::1) by mx.example.org with ESMTP id 1", "fe80::1", "relay.example.org", "desk")]
    [InlineData("from desk (/fd00:0:0:0:0:0:0:1) by mx.example.org with ESMTP id 1", "fd00::1", null, "desk")]
    [InlineData("from desk (relay.example.org/cafe:25) by mx.example.org with ESMTP id 1", null, null, "desk")]
    [InlineData("from desk (/10.0.0.0/8) by mx.example.org with ESMTP id 1", null, null, "desk")]
    [InlineData("from desk (x/192.0.2.1 [198.51.100.7]) by mx.example.org with ESMTP id 1", "198.51.100.7", "x", "desk")]
    public void JavaWritesAnAddressBehindASlash(string text, string? address, string? name, string helo)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal((address, name, helo), (line.Address?.ToString(), line.ReverseName, line.Helo));
        Assert.Equal(LineFaults.None, line.Faults & LineFaults.BadAddress);
    }

    [Theory]
    [InlineData("from [8.8.8.8]\r\n\tby mx.example.org (chasquid) with ESMTPSA", "[8.8.8.8]")]
    [InlineData("from [IPV6:2a02:8109:aa17:ae00::2f]\r\n\tby mx.example.org (chasquid) with ESMTPSA", "[IPV6:2a02:8109:aa17:ae00::2f]")]
    [InlineData("from 8.8.8.8\r\n\tby mx.example.org (chasquid) with ESMTPSA", "8.8.8.8")]
    [InlineData("from desk.example.org\r\n\tby mx.example.org (chasquid) with ESMTPSA", "desk.example.org")]
    public void ChasquidRecordsOnlyTheHeloOfAUser(string text, string helo)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal((null, null, helo, ReceivedKind.Smtp), (line.Address, line.Text(TraceField.Address), line.Helo, line.Kind));
        Assert.True(line.IsAuthenticated);
    }

    [Theory]
    [InlineData("from localhost (mx.example.org [local]) by mx.example.org (OpenSMTPD) with ESMTPA id 5db34e0d", ReceivedKind.Local)]
    [InlineData("from localhost (mx.example.org [local]); by mx.example.org (OpenSMTPD) with ESMTPA id 5db34e0d", ReceivedKind.Local)]
    [InlineData("from [192.0.2.1] (mx.example.org [local]) by mx.example.org (OpenSMTPD) with ESMTP id 5db34e0d", ReceivedKind.Local)]
    [InlineData("from mx.example.org ([unix socket]) by mx.example.org (Cyrus v2.3.16) with LMTPA", ReceivedKind.Local)]
    [InlineData("from [local] (real.example.org [192.0.2.1]) by mx.example.org (OpenSMTPD) with ESMTP id 5db34e0d", ReceivedKind.Smtp)]
    [InlineData("from a([local]) (real.example.org [192.0.2.1]) by mx.example.org (OpenSMTPD) with ESMTP id 5db34e0d", ReceivedKind.Smtp)]
    [InlineData("from [local] by mx.example.org with ESMTP id 5db34e0d", ReceivedKind.Smtp)]
    [InlineData("from a ([local.example.org]) by mx.example.org with ESMTP id 5db34e0d", ReceivedKind.Smtp)]
    public void AClientOnASocketIsAStepWithinTheHost(string text, ReceivedKind kind)
    {
        var line = Line.Parse(text + Date);

        Assert.Equal(kind, line.Kind);
        Assert.False(kind == ReceivedKind.Local && line.Has(TraceField.Address));
    }
}
