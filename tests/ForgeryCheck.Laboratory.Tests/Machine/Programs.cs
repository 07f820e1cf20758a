namespace ForgeryCheck.Laboratory.Tests.Machine;

/// <summary>Programs of others that the laboratory is built of. <c>.ci/run</c> installs them.</summary>
internal static class Programs
{
    // Debian has one mail server per machine, so the others are unpacked to folders of their own.
    internal const string Exim = "/opt/forgerycheck-exim/usr/sbin/exim4";
    internal const string OpenSmtpd = "/opt/forgerycheck-opensmtpd/usr/sbin/smtpd";
    internal const string Sendmail = "/opt/forgerycheck-sendmail/usr/libexec/sendmail/sendmail";
    internal const string SendmailConfiguration = "/opt/forgerycheck-sendmail/usr/share/sendmail/cf";
    internal const string Postfix = "/usr/sbin/postfix";
    internal const string Nsd = "/usr/sbin/nsd";
    internal const string OpenDkim = "/usr/sbin/opendkim";
    internal const string Mlmmj = "/usr/bin/mlmmj-receive";
    internal const string Swaks = "/usr/bin/swaks";
    internal const string M4 = "/usr/bin/m4";

    private static readonly string[] All =
        ["/usr/bin/ip", "/usr/bin/unshare", Exim, OpenSmtpd, Sendmail, Postfix, Nsd, OpenDkim, Mlmmj, Swaks, M4];

    private static readonly string[] Users = ["Debian-exim", "opensmtpd", "opensmtpq", "postfix"];

    /// <summary>Why the laboratory cannot be built on this machine; null where it can.</summary>
    internal static string? WhyNot { get; } = Find();

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "network namespaces take Linux, and root";
        }

        if (All.FirstOrDefault(program => !File.Exists(program)) is { } missing)
        {
            return $"{missing} is not installed (.ci/run does it)";
        }

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return Users.FirstOrDefault(user => !users.Contains(user)) is { } user ? $"there is no user {user} (.ci/run adds it)" : null;
    }
}
