using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Dates in every form that mail hosts write, and what was wrong with them.</summary>
public class DateTests
{
    [Theory]
    [InlineData("Wed, 1 May 2024 12:00:00 +0200 (CEST)", "2024-05-01T10:00:00Z", 120)]
    [InlineData("Wed,\n\t1 May 2024\n 12:00:00 +0200", "2024-05-01T10:00:00Z", 120)]
    [InlineData("Wed,\r\n\t1 May 2024\r\n 12:00:00 +0200", "2024-05-01T10:00:00Z", 120)]
    [InlineData("14 Nov 2003 08:05:50 -0000", "2003-11-14T08:05:50Z", 0)]
    [InlineData("Wed, 17 Mar 2004 02:12:31 GMT", "2004-03-17T02:12:31Z", 0)]
    [InlineData("Fri, 02 Jun 2006 08:15:21 PDT", "2006-06-02T15:15:21Z", -420)]
    [InlineData("Mon, 02 Sep 2002 01:07:29 -08:00", "2002-09-02T09:07:29Z", -480)]
    [InlineData("Thu, 08 Aug 2002 07:36:13 2000", "2002-08-07T11:36:13Z", 1200)]
    [InlineData("Tue, 13 Oct 98 10:11:12 +0000", "1998-10-13T10:11:12Z", 0)]
    [InlineData("Wed Nov 12 01:02:03 2003", "2003-11-12T01:02:03Z", null)]
    [InlineData("Fri, 02 Aug 2002 03:19: 59 -0500", "2002-08-02T08:19:59Z", -300)]
    [InlineData("2015-12-16 19:35:09.561998041 +0000 UTC", "2015-12-16T19:35:09.561Z", 0)]
    [InlineData("Aug, 28 2002 9:58:22 AM -0300", "2002-08-28T12:58:22Z", -180)]
    [InlineData("Wed, 28 Aug 2002 9:58:22 PM -0300", "2002-08-29T00:58:22Z", -180)]
    [InlineData("28-Dec-2014 10:00:00 +0100", "2014-12-28T09:00:00Z", 60)]
    [InlineData("Sat, 31 Dec 2016 23:59:60 +0000", "2017-01-01T00:00:00Z", 0)]
    public void TheMomentIsRead(string text, string moment, int? offset)
    {
        var date = Line.Parse("by h.example.org; " + text).Date;

        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), date.Time);
        Assert.Equal(offset, date.OffsetMinutes);
    }

    [Theory]
    [InlineData("Tue, 1 May 2024 12:00:00 +0200", DateFaults.WrongWeekday)]
    [InlineData("Fri, 31 Feb 2003 12:00:00 +0200", DateFaults.ImpossibleDay)]
    [InlineData("Wed, 1 May 2024 25:00:00 +0200", DateFaults.ImpossibleTime)]
    [InlineData("Wed, 1 May 2024 12:00:00 -0540", DateFaults.ImpossibleZone)]
    [InlineData("Wed, 1 May 2024 12:00:00 +9900", DateFaults.ImpossibleZone)]
    [InlineData("Wed, 1 May 2024 12:00:00 +0060", DateFaults.ImpossibleZone)]
    [InlineData("Wed, 1 May 2024 12:00:00", DateFaults.NoZone)]
    [InlineData("Wed, 1 May 2024 12:00:00 XYZ", DateFaults.UnknownZone)]
    [InlineData("Wed, 1 May 2024 12:00:00 +0000 (EST)", DateFaults.ZoneNameDisagrees)]
    [InlineData("Wed, 1 May 24 12:00:00 +0200", DateFaults.ShortYear)]
    [InlineData("Mon, 1 May 0102 12:00:00 +0200", DateFaults.ShortYear)]
    [InlineData("Wed May 1 12:00:00 2024", DateFaults.UnusualForm)]
    [InlineData("Aug, 28 2002 9:58:22 AM -0300", DateFaults.TwelveHourClock)]
    [InlineData("yesterday", DateFaults.Unreadable)]
    [InlineData("", DateFaults.Missing)]
    public void WhatIsWrongIsKeptAsAFact(string text, DateFaults fault) =>
        Assert.True(Line.Parse("by h.example.org; " + text).Date.Has(fault), Line.Parse("by h.example.org; " + text).Date.ToString());

    [Theory]
    [InlineData("Wed, 1 May 2024 +1 12:00:00 +0200")]
    [InlineData("Wed, 1 May 2024 12:00:00 -x:1 +0200")]
    public void AWordThatIsNoZoneLeavesNoFaultOfOne(string text)
    {
        var date = Line.Parse("by h.example.org; " + text).Date;
        Assert.True(date.HasTime);
        Assert.False(date.Has(DateFaults.UnusualZone));
    }

    [Theory]
    [InlineData("Wed, 1 May 2024 12:00:00 +1000 (EST)")]
    [InlineData("Wed, 1 May 2024 12:00:00 +0800 (CST)")]
    [InlineData("Wed, 1 May 2024 12:00:00 +0530 (IST)")]
    [InlineData("Wed, 1 May 2024 12:00:00 +0200 (CEST)")]
    public void ANameUsedOnMoreThanOneContinentIsNoFault(string text) =>
        Assert.Equal(DateFaults.None, Line.Parse("by h.example.org; " + text).Date.Faults);

    [Fact]
    public void AMissingSemicolonIsToldAndTheDateStillRead()
    {
        var date = Line.Parse("from a (b.example.org [192.0.2.1]) by c.example.org with ESMTP id BQB0hUH2 Thu, 20 Feb 2003 16:13:20 -0700 (PST)").Date;

        Assert.True(date.HasTime);
        Assert.True(date.Has(DateFaults.NoSemicolon));
    }
}
