using System.Text;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Reads what Exchange Online noted about the client (X-Forefront-Antispam-Report): "CIP:192.0.2.1;CTRY:US;...;H:mail.example.org;PTR:mail.example.org;".
/// Its Received lines have no reverse name. Fields of this name in incoming mail get "-Untrusted" appended to their name.
/// </summary>
internal static class ClientReportReader
{
    private const int MaxBytes = 2048;

    /// <summary>The reverse name of the client; null if the field has none.</summary>
    /// <param name="header">The header.</param>
    /// <param name="field">The field.</param>
    /// <param name="by">Who wrote it.</param>
    internal static AuthCheck? Read(HeaderBlock header, HeaderField field, string by)
    {
        var value = header.Value(field).Span;
        value = value[..Math.Min(value.Length, MaxBytes)];
        if (!HostAddress.TryParse(Item(value, "CIP:"u8), out var client) || Item(value, "PTR:"u8) is not { IsEmpty: false } found)
        {
            return null;
        }

        // This is the reverse name of the address: whether it resolves back was not looked up, or is not recorded.
        var name = Encoding.Latin1.GetString(found).TrimEnd('.').ToLowerInvariant();
        var result = name.StartsWith("info", StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal)
            ? name switch { "infodomainnonexistent" or "infonorecords" => AuthResult.PermError, _ => AuthResult.TempError }
            : AuthResult.Neutral;
        return new AuthCheck(AuthMethod.Iprev, result, result == AuthResult.Neutral && HostNames.IsName(name) ? name : null, by) { Field = field, Client = client };
    }

    private static ReadOnlySpan<byte> Item(ReadOnlySpan<byte> items, ReadOnlySpan<byte> key)
    {
        foreach (var range in items.Split((byte)';'))
        {
            var item = items[range].Trim(" \t\r\n"u8);
            if (item.StartsWith(key))
            {
                return item[key.Length..].Trim(" \t\r\n"u8);
            }
        }

        return default;
    }
}
