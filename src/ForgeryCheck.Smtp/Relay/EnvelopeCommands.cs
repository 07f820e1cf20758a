using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// MAIL and RCPT as forwarded: with the parameters that our client gave and the next hop offers. The others are dropped (RFC 3461 section 6.2.2 for
/// DSN); if SMTPUTF8 is needed but not offered, forwarding is impossible, which is the caller's to handle.
/// </summary>
internal static class EnvelopeCommands
{
    /// <summary>The MAIL command.</summary>
    internal static string Mail(Sender sender, NextHopOffer offer)
    {
        var command = new StringBuilder("MAIL FROM:<").Append(sender.Address).Append('>');
        if (sender.Size is { } size && offer.Has("SIZE"))
        {
            command.Append(CultureInfo.InvariantCulture, $" SIZE={size}");
        }

        if (sender.Body != BodyKind.Undeclared && offer.Has("8BITMIME"))
        {
            command.Append(sender.Body == BodyKind.EightBitMime ? " BODY=8BITMIME" : " BODY=7BIT");
        }

        if (sender.Utf8)
        {
            command.Append(" SMTPUTF8");
        }

        if (offer.Has("DSN"))
        {
            Add(command, "RET", sender.Return);
            Add(command, "ENVID", sender.EnvelopeId);
        }

        return command.ToString();
    }

    /// <summary>The RCPT command.</summary>
    internal static string Rcpt(Recipient recipient, NextHopOffer offer)
    {
        var command = new StringBuilder("RCPT TO:<").Append(recipient.Address).Append('>');
        if (offer.Has("DSN"))
        {
            Add(command, "NOTIFY", recipient.Notify);
            Add(command, "ORCPT", recipient.Original);
        }

        return command.ToString();
    }

    private static void Add(StringBuilder command, string name, string? value)
    {
        if (value is not null)
        {
            command.Append(' ').Append(name).Append('=').Append(value);
        }
    }
}
