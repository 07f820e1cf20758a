using System.Text.RegularExpressions;
using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>A message that opendkim signed for Bieberdorf, which got into the attacker's hands and was altered, each time in another way.</summary>
internal static class AlteredPaths
{
    internal static IReadOnlyList<MailPath> All { get; } =
    [
        Path("altered-body", "A word of the body", text => text.Replace("shelf", "table", StringComparison.Ordinal)),
        Path("lengthened-body", "A line below the body", text => text + "Please confirm your account: http://turmeric.com/confirm\n"),
        Path("shortened-body", "The body without its last line", text => text.Replace("With kind regards\n", "", StringComparison.Ordinal)),
        Path("altered-subject", "Another subject", text => Field(text, "Subject", "Unpaid invoice")),
        Path("altered-author", "Another author of the same domain", text => Field(text, "From", "<director@bieberdorf.edu>")),
        Path("altered-recipient", "Another recipient", text => Field(text, "To", "<accounts@galangal.org>")),
        Path("altered-date", "Another date", text => Field(text, "Date", Letter.Rfc5322(DateTimeOffset.UtcNow - TimeSpan.FromHours(2)))),
        Path("altered-signer", "The signature of another selector", text => text.Replace("s=s2026;", "s=s2025;", StringComparison.Ordinal)),
        Path("altered-signature", "A letter of the signature", text => Regex.Replace(text, @"(?<=\bb=.)[A-Za-z0-9+/]", one => one.Value == "A" ? "B" : "A")),
        Path("altered-hash", "A letter of the body's hash", text => Regex.Replace(text, @"(?<=\bbh=.)[A-Za-z0-9+/]", one => one.Value == "A" ? "B" : "A")),
    ];

    private static MailPath Path(string name, string what, Func<string, string> alter) => new(
        name, $"A signed message altered: {what}", Company.Galangal, Truth.FalseLines(Host.Turmeric, 2, Answers.Author),
        (to, arrivals) => new(
            Host.Turmeric, Host.GalangalExchanger, "tbrand@bieberdorf.edu", [to],
            alter(arrivals.AsHandedTo(Host.LemongrassMail.Name, "bieberdorf-to-lemongrass"))));

    private static string Field(string text, string name, string value) => Regex.Replace(text, $"(?m)^{name}: .*$", $"{name}: {value}");
}
