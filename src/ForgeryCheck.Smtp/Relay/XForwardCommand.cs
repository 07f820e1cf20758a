using System.Globalization;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>Identifies our client to the next hop (Postfix XFORWARD_README).</summary>
internal static class XForwardCommand
{
    /// <summary>The longest command, line end included (RFC 5321 section 4.5.3.1.4).</summary>
    private const int MostCommand = 512;

    /// <summary>The longest value, encoded.</summary>
    private const int MostValue = 255;

    private const string Verb = "XFORWARD";

    /// <summary>The commands, with the attributes that the next hop offers, in Postfix's order; none if it offers none.</summary>
    internal static IEnumerable<string> Write(ForwardedClient client, IReadOnlySet<string> offered)
    {
        var command = new StringBuilder(Verb);
        foreach (var (name, value) in Attributes(client))
        {
            if (!offered.Contains(name))
            {
                continue;
            }

            var attribute = $" {name}={Xtext.Encode(value, MostValue)}";
            if (command.Length + attribute.Length + 2 > MostCommand)
            {
                yield return command.ToString();
                command.Clear().Append(Verb);
            }

            command.Append(attribute);
        }

        if (command.Length > Verb.Length)
        {
            yield return command.ToString();
        }
    }

    private static IEnumerable<(string Name, string Value)> Attributes(ForwardedClient client)
    {
        const string Unavailable = "[UNAVAILABLE]";
        yield return ("NAME", client.Name ?? Unavailable);
        yield return ("ADDR", client.Address is { } address ? (address.IsV6 ? "IPV6:" : "") + address : Unavailable);
        yield return ("PORT", client.Port?.ToString(CultureInfo.InvariantCulture) ?? Unavailable);
        yield return ("PROTO", client.Protocol ?? Unavailable);
        yield return ("HELO", client.Helo is { Length: > 0 } helo ? helo : Unavailable);
        yield return ("IDENT", client.Identifier ?? Unavailable);

        // Postfix accepts no other values.
        if (client.Source is "LOCAL" or "REMOTE")
        {
            yield return ("SOURCE", client.Source);
        }
    }
}
