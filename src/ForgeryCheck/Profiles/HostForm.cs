using System.Text;

namespace ForgeryCheck.Profiles;

/// <summary>
/// The form of a line without what is up to the client: whether TLS, IPv6 or authentication was used, whether it has a name, for how many recipients the
/// message is. A profile is learned from few clients, and then held against the lines of others.
/// </summary>
internal static class HostForm
{
    // How the comments about TLS begin: Postfix, Exim and Sendmail, Exchange, qpsmtpd, Mimecast.
    private static readonly string[] Tls =
        ["using ", "version=", "Using TLS", "TLS", "cipher", "No client certificate", "Client did not present", "Client CN", "not verified", "verified"];

    private static readonly (string From, string To)[] Choices =
    [
        (" with STARTTLS", ""), (" with ESMTPSA", " with ESMTP"), (" with ESMTPS", " with ESMTP"), (" with ESMTPA", " with ESMTP"), (" with SMTPS", " with SMTP"),
        ("[x]", "[9]"), ("(unknown [9])", "(h [9])"),
        // RFC 5321 section 4.4: programs leave "for" out where there are several recipients.
        (" for <n>", ""), (" for n", ""),
    ];

    internal static string Of(ReceivedLine line) => WithoutChoices(LineForm.Of(line));

    /// <summary>A form that may have been learned before such choices were left out.</summary>
    internal static string WithoutChoices(string form)
    {
        var rest = new StringBuilder(WithoutTls(form));
        foreach (var (from, to) in Choices)
        {
            rest.Replace(from, to);
        }

        return rest.ToString();
    }

    private static string WithoutTls(string form)
    {
        var rest = new StringBuilder(form.Length);
        for (var i = 0; i < form.Length;)
        {
            if (form[i] == '(' && Array.Exists(Tls, word => form.AsSpan(i + 1).StartsWith(word, StringComparison.Ordinal)))
            {
                i = EndOfComment(form, i);
                rest.Length -= rest.Length > 0 && rest[^1] == ' ' ? 1 : 0;
            }
            else
            {
                rest.Append(form[i++]);
            }
        }

        return rest.ToString();
    }

    private static int EndOfComment(string form, int at)
    {
        var depth = 0;
        for (; at < form.Length; at++)
        {
            depth += form[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return at;
    }
}
