using System.Globalization;
using System.Text;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Routes;

namespace ForgeryCheck.Cli.Output;

/// <summary>Writes a route for people.</summary>
internal static class RouteText
{
    private const int MostShown = 32;

    /// <summary>The page, ready for a terminal.</summary>
    internal static string Of(string recipient, MailRoute route) => Of(recipient, route, Terminal.Width, Terminal.IsUnicode);

    internal static string Of(string recipient, MailRoute route, int width, bool unicode)
    {
        var page = new TerminalPage(Math.Clamp(width, 40, 160), color: false, unicode ? Glyphs.Unicode : Glyphs.Ascii);
        page.Margin().Flow(Sentence(page, recipient, route)).End();
        if (route.Exchangers.Count > 0)
        {
            Table(page, route);
        }

        foreach (var (index, remark) in Remarks(page, route).Index())
        {
            if (index == 0)
            {
                page.End();
            }

            page.Margin(("  ", Ink.None)).Put("  ").Flow(remark).End();
        }

        return Encoding.UTF8.GetString(page.Take());
    }

    private static string Sentence(TerminalPage page, string recipient, MailRoute route)
    {
        string domain = page.Mail(route.Domain), to = page.Mail(recipient);
        return route.State switch
        {
            RouteState.Exchangers when route.Exchangers.Count > 1 => $"Mail for {to} goes to the first of these hosts that accepts it, lowest preference first:",
            RouteState.Exchangers => $"Mail for {to} goes to this host:",
            RouteState.Implicit => $"Mail for {to} goes to the host of the domain's own name, since {domain} has no MX records (RFC 5321 section 5.1):",
            RouteState.Literal => $"Mail for {to} goes straight to this address:",
            RouteState.NullMx => $"Mail for {to} cannot be delivered: a null MX record says that {domain} accepts no mail (RFC 7505).",
            RouteState.NoSuchDomain => $"Mail for {to} cannot be delivered: the domain {domain} does not exist.",
            RouteState.NoHost => $"Mail for {to} cannot be delivered: {domain} has neither MX records nor an address.",
            _ => $"It is not known where mail for {to} goes: {Failure(route)}.",
        };
    }

    private static string Failure(MailRoute route) => route.Status switch
    {
        DnsStatus.NoError => "its MX records cannot be read",
        DnsStatus.NotAnswered => "no name server answered in time",
        DnsStatus.NotAsked => "the query was not made: a replay contains only what was recorded",
        _ => "the name servers refused or failed, or their CNAME records form a loop",
    };

    private static void Table(TerminalPage page, MailRoute route)
    {
        var hosts = route.Exchangers.Take(MostShown).Select(x => page.Mail(x.Host, limit: 80)).ToList();
        var column = Math.Min(hosts.Max(host => host.Length), page.Width / 2);
        var indent = new string(' ', 14 + column + 2);
        page.End().Put("  preference  ").Put("host".PadRight(column + 2)).Put("addresses").End();
        for (var i = 0; i < hosts.Count; i++)
        {
            var exchanger = route.Exchangers[i];
            page.Put(exchanger.Preference.ToString(CultureInfo.InvariantCulture).PadLeft(12)).Put("  ").Put(hosts[i].PadRight(column)).Put("  ");
            page.Margin((indent, Ink.None)).Flow(Addresses(page, exchanger)).Margin().End();
        }

        if (route.Exchangers.Count > MostShown)
        {
            page.Put(string.Create(CultureInfo.InvariantCulture, $"              and {route.Exchangers.Count - MostShown} more")).End();
        }
    }

    private static string Addresses(TerminalPage page, Exchanger exchanger)
    {
        var alias = exchanger.Aliases is [.., var last] ? $" (an alias of {page.Mail(last, limit: 80)}, which RFC 5321 section 5.1 forbids)" : "";
        return exchanger.Addresses.Count > 0 ? string.Join(", ", exchanger.Addresses) + alias : Missing(exchanger) + alias;
    }

    private static string Missing(Exchanger exchanger) => exchanger.Status switch
    {
        DnsStatus.NoError => "has no address",
        DnsStatus.NxDomain => "does not exist",
        DnsStatus.NotAsked => "not asked",
        DnsStatus.NotAnswered => "no answer in time",
        _ => "the name servers refused or failed",
    };

    private static IEnumerable<string> Remarks(TerminalPage page, MailRoute route)
    {
        if (route.Aliases.Count > 0)
        {
            yield return $"{page.Mail(route.Domain)} is an alias: CNAME {string.Join(", CNAME ", route.Aliases.Take(MostShown).Select(alias => page.Mail(alias, limit: 80)))}.";
        }

        if (route.HasStrayNullMx)
        {
            yield return "A null MX record must be the only MX record, but there are others (RFC 7505 section 3).";
        }

        if (route.Exchangers.Count > 0 && route.Leads != true)
        {
            yield return route.Leads == false
                ? "None of them has an address, so mail cannot be delivered."
                : "No address of any of them is known, so it is not known whether mail can be delivered.";
        }

        if (route.Answers is [var answer, ..] && answer.Resolver.Length > 0)
        {
            yield return $"Name server: {page.Mail(answer.Resolver)}, queried {ReportTime.Plain(answer.At)}.";
        }
    }
}
