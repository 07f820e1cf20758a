using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.Servers;
using ForgeryCheck.Laboratory.Tests.World;
using static ForgeryCheck.Laboratory.Tests.World.Company;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>Mail in which nothing is false.</summary>
internal static class HonestPaths
{
    internal static IReadOnlyList<MailPath> All { get; } =
    [
        new("galangal-to-bieberdorf", "Exim, which signs, to Postfix with opendkim", Bieberdorf,
            Truth.Honest(Host.GalangalFirewall), (to, _) => FromGalangal(to)),
        new("bieberdorf-to-galangal", "Postfix, whose opendkim signs, to Exim; out by one host, in by another", Galangal,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => FromBieberdorf(to)),
        new("galangal-to-lemongrass", "Exim to Sendmail", Lemongrass,
            Truth.Honest(Host.GalangalFirewall), (to, _) => FromGalangal(to)),
        new("lemongrass-to-galangal", "Sendmail to Exim, without any signature", Galangal,
            Truth.Honest(Host.LemongrassMail), (to, _) => FromLemongrass(to)),
        new("bieberdorf-to-lemongrass", "Postfix to Sendmail", Lemongrass,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => FromBieberdorf(to)),
        new("lemongrass-to-bieberdorf", "Sendmail to Postfix, by IPv6, which Sendmail prefers", Bieberdorf,
            Truth.HonestV6(Host.LemongrassMail), (to, _) => FromLemongrass(to)),
        new("list-with-footer", "A list adds to subject and body, which breaks the signature", Bieberdorf,
            Truth.Honest(Host.NutmegLists) with { IsAuthenticated = false }, (_, _) => FromGalangal(MailingLists.AddressOf(MailingLists.WithFooter))),
        new("list-without-footer", "A list leaves the message as it was, and the signature holds", Galangal,
            Truth.Honest(Host.NutmegLists), (_, _) => FromBieberdorf(MailingLists.AddressOf(MailingLists.Plain))),
        new("forwarder-with-srs", "A forwarder puts its own address into the envelope", Bieberdorf,
            Truth.Honest(Host.CardamomForwarder), (_, _) => FromGalangal("forwarder-with-srs@alumni.cardamom.org")),
        new("forwarder-without-srs", "A forwarder keeps the envelope's sender, whose SPF then fails", Bieberdorf,
            Truth.Honest(Host.CardamomForwarder), (_, _) => FromGalangal("forwarder-without-srs@plain.cardamom.org")),
        new("backup-exchanger", "The first exchanger is down: the second keeps the message until it is up", Bieberdorf,
            Truth.Honest(Host.GalangalFirewall), (to, _) => FromGalangal(to)) { IsSentEarly = true },
        new("submission", "A customer of an Internet provider logs in", Bieberdorf,
            Truth.Honest(Host.SaffronSubmission), (to, _) => new(
                Host.SaffronCustomer, Host.SaffronSubmission, "crocus@saffron.net", [to], new Letter("crocus@saffron.net", to).Text)
            { Helo = "[192.168.1.23]", Login = MailServers.SaffronCustomer }),
        new("webmail", "A customer writes in a browser", Galangal,
            Truth.Honest(Host.SaffronSubmission), (to, _) => new(
                Host.SaffronWebmail, Host.SaffronSubmission, "crocus@saffron.net", [to],
                new Letter("crocus@saffron.net", to) { Above = TypedLines.Webmail(Host.SaffronCustomer, Host.SaffronWebmail) }.Text)),
        new("bounce", "Nobody of that name: the null return path", Galangal,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => new(
                Host.GalangalDesk, Host.GalangalFirewall, to, ["nobody.of.that.name@bieberdorf.edu"], new Letter(to, "nobody.of.that.name@bieberdorf.edu").Text)),
        new("several-recipients", "To two mailboxes at once: the line names neither", Bieberdorf,
            Truth.Honest(Host.GalangalFirewall), (to, _) => FromGalangal(to) with { Recipients = [to, "bounce@bieberdorf.edu"] }),
        new("blind-copy", "The recipient is in the envelope alone", Lemongrass,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => FromBieberdorf("somebody.else@lemongrass.org") with { Recipients = [to] }),
        new("by-ipv6", "The exchanger has an IPv6 address only", Lemongrass,
            Truth.HonestV6(Host.BieberdorfFirewall), (_, _) => FromBieberdorf("by-ipv6@six.lemongrass.org")),
        new("smart-host", "A host behind a smart host", Galangal,
            Truth.Honest(Host.LemongrassMail), (to, _) => FromLemongrass(to) with { Server = Host.LemongrassNode }),
        new("two-signatures", "Signed with two keys", Galangal,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => new(
                Host.BieberdorfDesk, Host.BieberdorfMail, "editor@news.bieberdorf.edu", [to], new Letter("editor@news.bieberdorf.edu", to).Text)),
        new("alias-domain", "The recipient's domain is an alias (CNAME) of the company's", Galangal,
            Truth.Honest(Host.LemongrassMail), (_, _) => FromLemongrass("alias-domain@post.galangal.org")),
        new("inside", "From one desk of Bieberdorf to another: SPF tells of mail that leaves", Bieberdorf,
            Truth.Honest(Host.BieberdorfDesk) with { IsAuthenticated = false }, (to, _) => FromBieberdorf(to)),
        .. GatewayPaths.Honest,
    ];

    internal static Submission FromGalangal(string to) =>
        new(Host.GalangalDesk, Host.GalangalFirewall, "hroth@galangal.org", [to], new Letter("hroth@galangal.org", to).Text);

    private static Submission FromBieberdorf(string to) =>
        new(Host.BieberdorfDesk, Host.BieberdorfMail, "tbrand@bieberdorf.edu", [to], new Letter("tbrand@bieberdorf.edu", to).Text);

    private static Submission FromLemongrass(string to) =>
        new(Host.LemongrassDesk, Host.LemongrassMail, "pquist@lemongrass.org", [to], new Letter("pquist@lemongrass.org", to).Text);
}
