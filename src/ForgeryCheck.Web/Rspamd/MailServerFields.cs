using ForgeryCheck.Messages;
using ForgeryCheck.Trace;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>
/// What a mail server says of the session in which it was given a message, in the fields of rspamd's protocol. The values are the client's words, as
/// hostile as the client, and not every mail server confirms its name; only the address is a fact. Unknown fields are passed over, as rspamd does, and so are File and Path: the message is in the body.
/// </summary>
internal sealed class MailServerFields
{
    /// <summary>How many recipients are kept; the others change nothing.</summary>
    private const int MostRecipients = 1000;

    private readonly List<string> _recipients = [];

    /// <summary>The client's address; null if the mail server has none, as for mail of a local program.</summary>
    internal HostAddress? Client { get; private set; }

    /// <summary>The client's HELO name; null if the mail server does not say.</summary>
    internal string? Helo { get; private set; }

    /// <summary>The reverse name of the client; null if it has none, or the mail server does not say.</summary>
    internal string? ClientName { get; private set; }

    /// <summary>Whether the mail server has looked for that name. One that found none has a word for it; others leave the field out, or empty.</summary>
    internal bool IsNameLookedUp { get; private set; }

    /// <summary>MAIL FROM without angle brackets; empty for a bounce; null if unknown.</summary>
    internal string? Sender { get; private set; }

    /// <summary>RCPT TO without angle brackets.</summary>
    internal IReadOnlyList<string> Recipients => _recipients;

    /// <summary>The mail server's id of the message; null if it gives none.</summary>
    internal string? QueueId { get; private set; }

    /// <summary>The user as whom the client has logged in; null if it has not.</summary>
    internal string? User { get; private set; }

    /// <summary>The name of the mail server; null if it gives none.</summary>
    internal string? Server { get; private set; }

    /// <summary>The TLS version; null without TLS.</summary>
    internal string? Tls { get; private set; }

    /// <summary>The cipher suite; null without TLS.</summary>
    internal string? Cipher { get; private set; }

    /// <summary>The protocol, as far as the fields tell (RFC 3848).</summary>
    internal string Protocol => $"ESMTP{(Tls is null && Cipher is null ? "" : "S")}{(User is null ? "" : "A")}";

    /// <summary>The envelope.</summary>
    internal Envelope ToEnvelope() => new(Sender, [.. _recipients]);

    /// <summary>Takes a field.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <param name="bytes">Its value: UTF-8, or whatever a client could make a mail server pass on.</param>
    internal void Add(string name, ReadOnlySpan<byte> bytes)
    {
        var value = TraceText.Decode(bytes).Trim();
        switch (name.ToUpperInvariant())
        {
            case "IP":
                Client = AddressOf(value);
                break;
            case "HELO":
                Helo = OrNull(value);
                break;
            case "HOSTNAME":
                ClientName = NameOrNull(value);
                IsNameLookedUp = value.Length > 0;
                break;
            case "FROM":
                Sender = WithoutBrackets(value);
                break;
            case "RCPT":
                AddRecipients(value);
                break;
            case "QUEUE-ID":
                QueueId = OrNull(value);
                break;
            case "USER":
                User = OrNull(value);
                break;
            case "MTA-NAME":
                Server = OrNull(value);
                break;
            case "TLS-VERSION":
                // Postfix writes "TLSv1.3", maddy "1.3".
                Tls = value is [>= '0' and <= '9', ..] ? $"TLSv{value}" : OrNull(value);
                break;
            case "TLS-CIPHER":
                Cipher = OrNull(value);
                break;
        }
    }

    // Some write it as in a Received line, some with the port.
    private static HostAddress? AddressOf(string value)
    {
        if (value.Length == 0 || value.Equals("unknown", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var text = value is ['[', .. var inside] && inside.IndexOf(']', StringComparison.Ordinal) is >= 0 and var end ? inside[..end]
            : value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon == value.LastIndexOf(':') ? value[..colon]
            : value;

        // To pass it over would be to believe the line that the client put on top.
        return HostAddress.TryParse(text, out var address) ? address : throw new ProblemException(StatusCodes.Status400BadRequest, "IP is no address");
    }

    // A client library may have joined repeated fields (RFC 9110 section 5.3).
    private void AddRecipients(string value)
    {
        var (start, isQuoted, isInside) = (0, false, false);
        for (var i = 0; i <= value.Length && _recipients.Count < MostRecipients; i++)
        {
            if (i == value.Length || (value[i] == ',' && !isQuoted && !isInside))
            {
                if (value[start..i].Trim() is { Length: > 0 } recipient)
                {
                    _recipients.Add(WithoutBrackets(recipient));
                }

                start = i + 1;
                continue;
            }

            isQuoted ^= value[i] == '"';
            isInside = !isQuoted && value[i] switch { '<' => true, '>' => false, _ => isInside };
        }
    }

    private static string? OrNull(string value) => value.Length == 0 ? null : value;

    // Mail servers have words for a client without a name ("unknown", "NXDOMAIN", "DNSERROR") or write its address; a host name has a dot (RFC 5321 section 2.3.5).
    private static string? NameOrNull(string value) => value.Contains('.', StringComparison.Ordinal) && !HostAddress.TryParse(value.Trim('[', ']'), out _) ? value.TrimEnd('.') : null;

    private static string WithoutBrackets(string value) => value is ['<', .. var inside, '>'] ? inside : value;
}
