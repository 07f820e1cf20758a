using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.Servers;
using ForgeryCheck.Laboratory.Tests.World;
using static ForgeryCheck.Laboratory.Tests.World.Company;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>
/// Mail to and from a company whose mail has to come in by a filter of somebody else. Its own server, behind that, takes mail from everybody: what is
/// handed straight to it ("direct send") was never filtered. The filter writes a line, and Fennel writes one above it.
/// </summary>
internal static class GatewayPaths
{
    private const string Bypassed = "FC102";
    private const string Director = "director@fennel.org";

    internal static IReadOnlyList<MailPath> Honest { get; } =
    [
        new("by-gateway", "By the filter, as the MX records say", Fennel,
            Truth.Honest(Host.GalangalFirewall), (to, _) => HonestPaths.FromGalangal(to)) { SilentRule = Bypassed },
        new("by-backup-gateway", "The first filter is down: the second takes the message", Fennel,
            Truth.Honest(Host.GalangalFirewall), (to, _) => HonestPaths.FromGalangal(to)) { SilentRule = Bypassed, IsSentEarly = true },
        new("bounce-by-gateway", "Nobody of that name at Bieberdorf: the null return path, by the filter", Fennel,
            Truth.Honest(Host.BieberdorfFirewall), (to, _) => FromFennel("nobody.of.that.name@bieberdorf.edu") with { Sender = to }) { SilentRule = Bypassed },
        new("out-and-back", "The company's own mail comes back from a list, by the filter", Fennel,
            Truth.Honest(Host.NutmegLists) with { IsAuthenticated = false }, (_, _) => FromFennel(MailingLists.AddressOf(MailingLists.OfFennel))) { SilentRule = Bypassed },
        new("desk-to-desk", "Inside the company: no filter sees it, and none has to", Fennel,
            Truth.Honest(Host.FennelDesk) with { IsAuthenticated = false }, (to, _) => FromFennel(to)) { SilentRule = Bypassed },
        new("traveller", "Somebody of the company logs in from outside: no filter either", Fennel,
            Truth.Honest(Host.SaffronCustomer) with { IsAuthenticated = false }, (to, _) => new(
                Host.SaffronCustomer, Host.FennelMail, "rswift@fennel.org", [to], new Letter("rswift@fennel.org", to).Text)
            { Login = MailServers.FennelTraveller }) { SilentRule = Bypassed },
        new("fennel-to-galangal", "What leaves the company does not pass its filter", Galangal,
            Truth.Honest(Host.FennelMail), (to, _) => FromFennel(to)) { SilentRule = Bypassed },
    ];

    internal static IReadOnlyList<MailPath> Forged { get; } =
    [
        Direct("direct-send", "In the name of the company itself", to => ForgedPaths.FromTurmeric(to, Director)),
        Direct("direct-send-to-oneself", "In the name of the recipient", to => ForgedPaths.FromTurmeric(to, to)),
        Direct("direct-send-false-sender", "In the name of a partner", to => ForgedPaths.FromTurmeric(to, ForgedPaths.Victim)),
        Direct("direct-send-own-name", "In the attacker's own name, under his own SPF", to => ForgedPaths.FromTurmeric(to, ForgedPaths.Attacker)),
        Direct("direct-send-as-gateway", "Greeting as the filter", to => ForgedPaths.FromTurmeric(to, ForgedPaths.Victim) with { Helo = Host.CarawayFilter.Name }),
        Direct("direct-send-by-bot", "By a customer's machine", to => ForgedPaths.FromTurmeric(to, Director) with { Client = Host.Bot, Helo = Host.Bot.Name }, Host.Bot),
        new("direct-send-typed-gateway", "Below, a line says that the filter took the message from a partner", Fennel,
            Truth.FalseLines(Host.Turmeric, 2, Answers.Client), (to, _) => Straight(ForgedPaths.FromTurmeric(to, ForgedPaths.Victim, TypedLines.ByFilter))) { Rule = Bypassed },
        new("direct-send-replayed", "A message that had passed the filter, with another body", Fennel,
            Truth.FalseLines(Host.Turmeric, 2, Answers.Client),
            (to, arrivals) => Straight(ForgedPaths.FromTurmeric(to, ForgedPaths.Victim)) with { Text = ForgedPaths.Rewritten(arrivals.AsHandedTo(Host.FennelMail.Name, "by-gateway"), to) })
        { Rule = Bypassed },
        new("false-sender-by-gateway", "A false sender who goes by the filter", Fennel,
            Truth.FalseSender(Host.Turmeric, Answers.Author), (to, _) => ForgedPaths.FromTurmeric(to, Director)) { SilentRule = Bypassed },
        new("typed-lines-by-gateway", "Two lines of the textbook, by the filter", Fennel,
            Truth.FalseLines(Host.Turmeric, 3), (to, _) => ForgedPaths.FromTurmeric(to, ForgedPaths.Attacker, TypedLines.Bare)) { SilentRule = Bypassed },
    ];

    private static MailPath Direct(string name, string what, Func<string, Submission> sent, Host? client = null) => new(
        name, $"Straight to the server behind the filter: {what}", Fennel,
        Truth.FalseSender(client ?? Host.Turmeric, Answers.Client), (to, _) => Straight(sent(to)))
    { Rule = Bypassed };

    private static Submission Straight(Submission submission) => submission with { Server = Host.FennelMail };

    private static Submission FromFennel(string to) =>
        new(Host.FennelDesk, Host.FennelMail, "rswift@fennel.org", [to], new Letter("rswift@fennel.org", to).Text);
}
