namespace ForgeryCheck.Names;

/// <summary>How a status is written in reports and in recorded answers.</summary>
internal static class DnsStatusText
{
    /// <summary>The word for a status: NOERROR, NXDOMAIN, FAILED, NOTANSWERED, NOTASKED.</summary>
    public static string Text(this DnsStatus status) => status switch
    {
        DnsStatus.NoError => "NOERROR",
        DnsStatus.NxDomain => "NXDOMAIN",
        DnsStatus.Failed => "FAILED",
        DnsStatus.NotAnswered => "NOTANSWERED",
        _ => "NOTASKED",
    };
}
