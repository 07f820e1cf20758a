using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The argument of XCLIENT (Postfix XCLIENT_README).</summary>
internal static class XclientReader
{
    /// <summary>The attributes as advertised in the EHLO reply.</summary>
    internal const string Offered = "NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT";

    /// <summary>Parses the argument.</summary>
    /// <param name="text">What follows the verb.</param>
    /// <param name="client">The client as claimed; nothing on an error.</param>
    internal static ArgumentError Read(ReadOnlySpan<byte> text, out ClaimedClient client)
    {
        client = new();
        return AttributeReader.Read(text, ref client, Add);
    }

    private static (ArgumentError Error, ClaimedClient Client) Add(ClaimedClient client, Parameter attribute)
    {
        var value = attribute.Value;
        return attribute.Key switch
        {
            "NAME" when AttributeReader.IsName(value) => (ArgumentError.None, client.With(ClientAttributes.Name) with { Name = value }),
            "ADDR" when AttributeReader.TryAddress(value, out var address) => (ArgumentError.None, client.With(ClientAttributes.Addr) with { Address = address }),
            "PORT" when AttributeReader.TryPort(value, out var port) => (ArgumentError.None, client.With(ClientAttributes.Port) with { Port = port }),
            "PROTO" when value?.ToUpperInvariant() is null or "SMTP" or "ESMTP" =>
                (ArgumentError.None, client.With(ClientAttributes.Proto) with { Protocol = value?.ToUpperInvariant() }),
            "HELO" => (ArgumentError.None, client.With(ClientAttributes.Helo) with { Helo = value }),
            // Unused here, but malformed values are still refused.
            "LOGIN" => (ArgumentError.None, client),
            "DESTADDR" when AttributeReader.TryAddress(value, out _) => (ArgumentError.None, client),
            "DESTPORT" when AttributeReader.TryPort(value, out _) => (ArgumentError.None, client),
            "NAME" or "ADDR" or "PORT" or "PROTO" or "DESTADDR" or "DESTPORT" => (ArgumentError.BadValue, client),
            _ => (ArgumentError.UnknownParameter, client),
        };
    }
}
