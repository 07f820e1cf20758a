using System.Text.RegularExpressions;
using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.World;
using static ForgeryCheck.Laboratory.Tests.World.Company;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>Mail in which something is false. Bieberdorf writes two lines itself, Galangal and Lemongrass one.</summary>
internal static class ForgedPaths
{
    // Somebody at Galangal, whom many know.
    internal const string Victim = "hroth@galangal.org";
    internal const string Attacker = "offers@turmeric.com";

    internal static IReadOnlyList<MailPath> All { get; } = [.. FalseLines, .. Replays, .. AlteredPaths.All, .. FalseClients, .. FalseAuthors, .. GatewayPaths.Forged];

    private static IEnumerable<MailPath> FalseLines =>
    [
        new("typed-lines", "Two lines of the textbook below", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => FromTurmeric(to, Attacker, TypedLines.Bare)),
        new("typed-lines-with-ids", "Two lines in good form, whose ids are of another year", Lemongrass,
            Truth.FalseLines(Host.Turmeric, 2), (to, _) => FromTurmeric(to, Attacker, TypedLines.Sendmail(TimeSpan.FromMinutes(1)))),
        new("future-lines", "Two lines that are to be written in three days", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => FromTurmeric(to, Attacker, TypedLines.Plain(TimeSpan.FromDays(-3)))),
        new("past-lines", "Two lines that were written eleven years ago", Galangal,
            Truth.FalseLines(Host.Turmeric, 2), (to, _) => FromTurmeric(to, Attacker, TypedLines.Plain(TimeSpan.FromDays(4018)))),
        new("real-host-wrong-id", "A line that Galangal's firewall is said to have written, with an id of another year", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => FromTurmeric(to, Victim, TypedLines.GalangalFirewall)),
        new("host-between", "By a host C between two companies with firewalls", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => FromTurmeric(to, Victim, TypedLines.ByTurmeric)) { Rule = "FC101" },
        new("inside-before", "A line says that the message comes from inside the company", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => FromTurmeric(to, "tbrand@bieberdorf.edu", TypedLines.InsideBieberdorf)),
        new("open-relay", "By an open relay, which writes a true line above the typed ones", Bieberdorf,
            Truth.FalseLines(Host.AniseOpenRelay, 4), (to, _) => FromTurmeric(to, Attacker, TypedLines.Bare) with { Server = Host.AniseOpenRelay }),
    ];

    private static IEnumerable<MailPath> Replays =>
    [
        new("replayed-chain", "The lines of a real message over another body", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, arrivals) => Replay(to, Rewritten(Leaked(arrivals), to))),
        new("replayed-to-others", "A real message as it left Galangal, sent to others", Bieberdorf,
            Truth.FalseLines(Host.Turmeric, 3), (to, arrivals) => Replay(to, Leaked(arrivals))),
        new("replayed-under-false-name", "The same, and the attacker greets as the firewall", Lemongrass,
            Truth.FalseLines(Host.Turmeric, 2, Answers.Client), (to, arrivals) => Replay(to, Rewritten(LeakedToBieberdorf(arrivals), to)) with { Helo = Host.GalangalFirewall.Name }),
        new("signed-days-before", "A message that Galangal signed three days before, by a client that greets as its firewall", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Client | Answers.Author), (to, _) => FromTurmeric(to, Attacker) with { Text = SignedByGalangal(to, TimeSpan.FromDays(3)), Helo = Host.GalangalFirewall.Name }) { Rule = "FC809" },
    ];

    private static IEnumerable<MailPath> FalseClients =>
    [
        new("false-helo", "The client greets as a host of another company", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Client), (to, _) => FromTurmeric(to, Attacker) with { Helo = Host.GalangalFirewall.Name }),
        new("helo-of-receiver", "The client greets with the name of the host that it talks to", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Client), (to, _) => FromTurmeric(to, Attacker) with { Helo = Host.BieberdorfFirewall.Name }),
        new("bot", "A customer's machine greets as a company's exchanger", Lemongrass,
            Truth.FalseSender(Host.Bot, Answers.Client), (to, _) => FromTurmeric(to, Victim) with { Client = Host.Bot, Helo = Host.GalangalExchanger.Name }),
        new("by-ipv6-under-false-name", "The same by IPv6", Lemongrass,
            new(Host.Turmeric.AddressV6!, Answers.Client, null), (to, _) => FromTurmeric(to, Attacker) with { Helo = Host.GalangalFirewall.Name, V6 = true }),
    ];

    private static IEnumerable<MailPath> FalseAuthors =>
    [
        new("firewall-bypassed", "Straight to the host behind the firewall", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, Victim) with { Server = Host.BieberdorfMail }) { Rule = "FC102" },
        new("own-spf-and-dkim", "A false From under the attacker's own SPF and DKIM", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => Signed(FromTurmeric(to, Victim) with { Sender = Attacker }, "turmeric.com", Keys.Turmeric.Selector)),
        new("spf-fails", "A false From whose domain names no such host", Galangal,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, "tbrand@bieberdorf.edu")),
        new("false-envelope-sender", "A false address in the envelope alone", Lemongrass,
            Truth.FalseSender(Host.Turmeric, Answers.Author | Answers.Client), (to, _) => FromTurmeric(to, Attacker) with { Sender = Victim }),
        new("false-results", "Authentication-Results in the name of the receiver", Lemongrass,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, Victim, Signature.Results(Host.LemongrassMail))),
        new("false-results-at-a-filter", "The same where the receiver has a filter, which removes them (RFC 8601 section 5)", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, Victim, Signature.Results(Host.BieberdorfFirewall))),
        new("false-arc", "A sealed chain that nobody sealed", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, Victim, Signature.Arc(Host.NutmegLists)) with { Sender = Attacker }),
        new("false-signature", "A signature in the name of Galangal, by another key", Bieberdorf,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => Signed(FromTurmeric(to, Victim), "galangal.org", Keys.Galangal.Selector)),
        new("false-bounce", "A bounce that nobody's server sent", Galangal,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => FromTurmeric(to, "mailer-daemon@bieberdorf.edu") with { Sender = "" }),
    ];

    internal static Submission FromTurmeric(string to, string from, string above = "") => new(
        Host.Turmeric, ExchangerOf(to), from, [to], new Letter(from, to, "Your account") { Above = above, Body = "Please confirm your account: http://turmeric.com/confirm\n" }.Text);

    private static Submission Replay(string to, string text) => new(Host.Turmeric, ExchangerOf(to), Victim, [to], text);

    private static Submission Signed(Submission submission, string domain, string selector) =>
        submission with { Text = Signature.Sign(submission.Text, Keys.Turmeric, domain, selector) };

    private static string SignedByGalangal(string to, TimeSpan ago) => Signature.Sign(
        new Letter(Victim, to) { Date = DateTimeOffset.UtcNow - ago }.Text, Keys.Galangal, Keys.Galangal.Domain, Keys.Galangal.Selector, ago);

    // What a mailbox at Lemongrass, or at Bieberdorf, holds: messages of Galangal, signed.
    private static string Leaked(Arrivals arrivals) => arrivals.AsHandedTo(Host.LemongrassMail.Name, "galangal-to-lemongrass");

    private static string LeakedToBieberdorf(Arrivals arrivals) => arrivals.AsHandedTo(Host.BieberdorfFirewall.Name, "galangal-to-bieberdorf");

    internal static string Rewritten(string text, string to) =>
        Regex.Replace(text[..text.IndexOf("\n\n", StringComparison.Ordinal)], "(?m)^To: .*$", $"To: <{to}>") + "\n\nPlease confirm your account: http://turmeric.com/confirm\n";

    private static Host ExchangerOf(string to) => to[(to.IndexOf('@', StringComparison.Ordinal) + 1)..] switch
    {
        "bieberdorf.edu" => Host.BieberdorfFirewall,
        "galangal.org" => Host.GalangalExchanger,
        "fennel.org" => Host.CarawayFilter,
        _ => Host.LemongrassMail,
    };
}
