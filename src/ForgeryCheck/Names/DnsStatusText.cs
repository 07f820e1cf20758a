using ForgeryCheck.Writing;

namespace ForgeryCheck.Names;

/// <summary>How a status is written in reports and in recorded answers.</summary>
internal static class DnsStatusText
{
    private static readonly EnumWords<DnsStatus> Words = new(
        (DnsStatus.NoError, "NOERROR"), (DnsStatus.NxDomain, "NXDOMAIN"), (DnsStatus.Failed, "FAILED"),
        (DnsStatus.NotAnswered, "NOTANSWERED"), (DnsStatus.NotAsked, "NOTASKED"));

    /// <summary>The word for a status: NOERROR, NXDOMAIN, FAILED, NOTANSWERED, NOTASKED.</summary>
    public static string Text(this DnsStatus status) => Words.Of(status);

    /// <summary>The status that a word stands for; null where there is none.</summary>
    internal static DnsStatus? Find(string word) => Words.Find(word);
}
