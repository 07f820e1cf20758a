using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>The lists of lists.nutmeg.org.</summary>
internal static class MailingLists
{
    /// <summary>It adds to subject and body, so that signatures of its posters no longer verify.</summary>
    internal static MailingList WithFooter { get; } = new(
        "spice", "list-with-footer@bieberdorf.edu",
        ("prefix", "[spice]"),
        ("footer", "--\nThe spice list, http://lists.nutmeg.org/spice"),
        ("customheaders", "List-Id: <spice.lists.nutmeg.org>\nPrecedence: list"));

    /// <summary>It leaves the message as it was.</summary>
    internal static MailingList Plain { get; } = new(
        "herbs", "list-without-footer@galangal.org",
        ("customheaders", "List-Id: <herbs.lists.nutmeg.org>\nPrecedence: list"));

    /// <summary>The same, for somebody at the company that posts.</summary>
    internal static MailingList OfFennel { get; } = new(
        "roots", "out-and-back@fennel.org",
        ("customheaders", "List-Id: <roots.lists.nutmeg.org>\nPrecedence: list"));

    internal static IReadOnlyList<MailingList> All { get; } = [WithFooter, Plain, OfFennel];

    /// <summary>The address that a list takes posts at.</summary>
    internal static string AddressOf(MailingList list) => $"{list.Name}@{Host.NutmegLists}";
}
