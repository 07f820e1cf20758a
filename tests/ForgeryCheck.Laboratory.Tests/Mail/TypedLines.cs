using System.Globalization;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Mail;

/// <summary>Received lines that no mail server writes here: one honest, of a web page, and those that forgers type.</summary>
internal static class TypedLines
{
    /// <summary>What SquirrelMail puts above the message of somebody who writes in a browser.</summary>
    internal static string Webmail(Host browser, Host page) => $"""
        Received: from {browser.Address}
                (SquirrelMail authenticated user crocus)
                by {page} with HTTP;
                {Letter.Rfc5322(DateTimeOffset.UtcNow)}
        User-Agent: SquirrelMail/1.4.22

        """;

    /// <summary>The lines of the textbook, which name hosts and no more.</summary>
    internal static string Bare => """
        Received: from lemongrass.org by galangal.org (8.7.3)
        Received: from graprao.com by lemongrass.org (8.6.4)

        """;

    /// <summary>Lines in good form, written by Sendmail some time ago or to come; the ids tell of another day than the lines.</summary>
    internal static string Sendmail(TimeSpan ago) => $"""
        Received: from relay.imbibe.com (relay.imbibe.com [104.140.7.7])
        	by relay.turmeric.com (8.14.4/8.14.4) with ESMTP id p2HMYc9x012345;
        	{Time(ago)}
        Received: from desk.imbibe.com (desk.imbibe.com [104.140.7.80])
        	by relay.imbibe.com (8.14.4/8.14.4) with ESMTP id p2HMXb2v012340;
        	{Time(ago + TimeSpan.FromSeconds(65))}

        """;

    /// <summary>Lines in good form whose ids tell nothing.</summary>
    internal static string Plain(TimeSpan ago) => $"""
        Received: from relay.imbibe.com (relay.imbibe.com [104.140.7.7])
        	by relay.turmeric.com (Postfix) with ESMTP id 9D3C21F0A2;
        	{Time(ago)}
        Received: from desk.imbibe.com (desk.imbibe.com [104.140.7.80])
        	by relay.imbibe.com (Postfix) with ESMTP id 7B1A0E44C8;
        	{Time(ago + TimeSpan.FromSeconds(65))}

        """;

    /// <summary>A line that a company's firewall is said to have written, with an id of another year.</summary>
    internal static string GalangalFirewall => $"""
        Received: from desk4.galangal.org ([104.129.7.114])
        	by firewall.galangal.org with esmtp (Exim 4.96)
        	(envelope-from <hroth@galangal.org>)
        	id 1kQx7Z-0003Hd-2V;
        	{Letter.Rfc5322(DateTimeOffset.UtcNow - TimeSpan.FromSeconds(40))}

        """;

    /// <summary>The way of the textbook: by a host C between two companies.</summary>
    internal static string ByTurmeric => $"""
        Received: from firewall.galangal.org (firewall.galangal.org [104.129.7.2])
        	by relay.turmeric.com (Postfix) with ESMTP id 4C7F21B0D3;
        	{Time(TimeSpan.FromSeconds(20))}
        Received: from desk4.galangal.org (desk4.galangal.org [104.129.7.114])
        	by firewall.galangal.org (Postfix) with ESMTP id 5E91A0C7F1;
        	{Time(TimeSpan.FromSeconds(60))}

        """;

    /// <summary>A line that says that the message has been inside the receiving company before.</summary>
    internal static string InsideBieberdorf => $"""
        Received: from desk4.bieberdorf.edu (desk4.bieberdorf.edu [104.128.10.114])
        	by mail.bieberdorf.edu (Postfix) with ESMTP id 6F2B81D9E4;
        	{Time(TimeSpan.FromSeconds(60))}

        """;

    /// <summary>A line that a company's filter is said to have written when it took the message from a partner.</summary>
    internal static string ByFilter => $"""
        Received: from firewall.galangal.org (firewall.galangal.org [104.129.7.2])
        	by filter.caraway.net (Postfix) with ESMTP id 3E8A11C0B7;
        	{Time(TimeSpan.FromSeconds(20))}

        """;

    // Postfix and Sendmail pad the day with a blank, and name the zone.
    private static string Time(TimeSpan ago)
    {
        var time = DateTimeOffset.UtcNow - ago;
        return string.Create(CultureInfo.InvariantCulture, $"{time:ddd}, {time.Day,2} {time:MMM yyyy HH:mm:ss} +0000 (UTC)");
    }
}
