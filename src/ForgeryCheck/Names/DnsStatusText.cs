using ForgeryCheck.Writing;

namespace ForgeryCheck.Names;

/// <summary>The text form of a status in reports and recorded answers.</summary>
internal static class DnsStatusText
{
    private static readonly EnumWords<DnsStatus> Words = new(
        (DnsStatus.NoError, "NOERROR"), (DnsStatus.NxDomain, "NXDOMAIN"), (DnsStatus.Failed, "FAILED"),
        (DnsStatus.NotAnswered, "NOTANSWERED"), (DnsStatus.NotAsked, "NOTASKED"));

    /// <summary>The word for a status: NOERROR, NXDOMAIN, FAILED, NOTANSWERED, NOTASKED.</summary>
    public static string Text(this DnsStatus status) => Words.Of(status);

    /// <summary>The status for a word; null if there is none.</summary>
    internal static DnsStatus? Find(string word) => Words.Find(word);
}
