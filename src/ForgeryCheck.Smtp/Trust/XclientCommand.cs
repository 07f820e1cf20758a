using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Trust;

/// <summary>The argument of XCLIENT (Postfix XCLIENT_README).</summary>
internal static class XclientCommand
{
    /// <summary>The attributes as the answer to EHLO offers them.</summary>
    internal const string Offered = "NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT";

    /// <summary>Reads the argument.</summary>
    /// <param name="text">What follows the verb.</param>
    /// <param name="client">What was claimed; with an error, nothing.</param>
    internal static ArgumentError Read(ReadOnlySpan<byte> text, out ClaimedClient client)
    {
        client = new();
        var error = AttributeReader.Read(text, out var attributes);
        var read = client;
        foreach (var attribute in attributes)
        {
            error = Read(attribute, ref read);
            if (error != ArgumentError.None)
            {
                return error;
            }
        }

        client = read;
        return error;
    }

    private static ArgumentError Read(Parameter attribute, ref ClaimedClient client)
    {
        var value = attribute.Value;
        switch (attribute.Key)
        {
            case "NAME" when AttributeReader.IsName(value):
                client = client with { Name = value, Given = client.Given | ClientAttributes.Name };
                return ArgumentError.None;

            case "ADDR" when AttributeReader.TryAddress(value, out var address):
                client = client with { Address = address, Given = client.Given | ClientAttributes.Addr };
                return ArgumentError.None;

            case "PORT" when AttributeReader.TryPort(value, out var port):
                client = client with { Port = port, Given = client.Given | ClientAttributes.Port };
                return ArgumentError.None;

            case "PROTO" when value?.ToUpperInvariant() is null or "SMTP" or "ESMTP":
                client = client with { Protocol = value?.ToUpperInvariant(), Given = client.Given | ClientAttributes.Proto };
                return ArgumentError.None;

            case "HELO":
                client = client with { Helo = value, Given = client.Given | ClientAttributes.Helo };
                return ArgumentError.None;

            case "LOGIN":
                client = client with { Login = value, Given = client.Given | ClientAttributes.Login };
                return ArgumentError.None;

            case "DESTADDR" when AttributeReader.TryAddress(value, out var address):
                client = client with { DestinationAddress = address, Given = client.Given | ClientAttributes.DestAddr };
                return ArgumentError.None;

            case "DESTPORT" when AttributeReader.TryPort(value, out var port):
                client = client with { DestinationPort = port, Given = client.Given | ClientAttributes.DestPort };
                return ArgumentError.None;

            case "NAME" or "ADDR" or "PORT" or "PROTO" or "DESTADDR" or "DESTPORT":
                return ArgumentError.BadValue;

            default:
                return ArgumentError.UnknownParameter;
        }
    }
}
