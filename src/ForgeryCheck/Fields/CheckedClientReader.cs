using System.Buffers;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>
/// Reads whose connection a result is about: Received-SPF (RFC 7208 section 9.1) and Authentication-Results (RFC 8601). Comments are outside the
/// standards, but they are where Google and Microsoft put the address.
/// </summary>
internal static class CheckedClientReader
{
    private const int MaxBytes = 2048;

    private static readonly SearchValues<byte> AfterAddress = SearchValues.Create(" \t\r\n;\"])"u8);

    /// <summary>Reads a Received-SPF field; null if it names no address.</summary>
    internal static CheckedClient? ReadSpf(HeaderBlock header, HeaderField field, Organisations organisations)
    {
        var value = Unfolded(header, field, stackalloc byte[Length(field)]);
        if (InSpf(value) is not { } address)
        {
            return null;
        }

        var receiver = After(value, "receiver="u8);
        if (receiver.IsEmpty)
        {
            // "pass (mx.example.org: domain of ...)": the host that checked comes first in the comment.
            var open = value.IndexOf((byte)'(');
            var colon = open < 0 ? -1 : value[open..].IndexOf((byte)':');
            receiver = colon > 0 ? value.Slice(open + 1, colon - 1) : default;
        }

        return new CheckedClient(field, address, organisations.Of(receiver));
    }

    /// <summary>Reads an Authentication-Results field; null if it names no address.</summary>
    internal static CheckedClient? ReadResults(HeaderBlock header, HeaderField field, Organisations organisations)
    {
        var value = Unfolded(header, field, stackalloc byte[Length(field)]);
        if (InResults(value) is not { } address)
        {
            return null;
        }

        // RFC 8601 section 2.2: the field begins with the authserv-id. Microsoft omits it.
        var end = value.IndexOfAny("; \t\r\n"u8);
        return new CheckedClient(field, address, end > 0 ? organisations.Of(value[..end]) : null);
    }

    /// <summary>The address that a Received-SPF field names; null if it names none.</summary>
    internal static HostAddress? AddressInSpf(HeaderBlock header, HeaderField field) => InSpf(Unfolded(header, field, stackalloc byte[Length(field)]));

    /// <summary>The address that an Authentication-Results field names; null if it names none.</summary>
    internal static HostAddress? AddressInResults(HeaderBlock header, HeaderField field) => InResults(Unfolded(header, field, stackalloc byte[Length(field)]));

    private static HostAddress? InSpf(ReadOnlySpan<byte> value) => AddressAfter(value, "client-ip="u8) ?? Commented(value);

    private static HostAddress? InResults(ReadOnlySpan<byte> value) =>
        AddressAfter(value, "smtp.remote-ip="u8) ?? AddressAfter(value, "sender IP is "u8)
            ?? AddressAfter(value, "policy.iprev="u8) ?? AddressAfter(value, "client-ip="u8) ?? Commented(value);

    private static int Length(HeaderField field) => Math.Min(field.ValueLength, MaxBytes);

    // Folds may be anywhere within a comment.
    private static ReadOnlySpan<byte> Unfolded(HeaderBlock header, HeaderField field, Span<byte> buffer)
    {
        var value = header.Value(field).Span;
        return TraceText.Unfold(value[..Math.Min(value.Length, buffer.Length)], buffer).TrimStart((byte)' ');
    }

    // "domain of a@b designates 192.0.2.1 as permitted sender", "does not designate 192.0.2.1", "discourages use of 192.0.2.1", "192.0.2.1 is neither
    // permitted nor denied by domain of a@b".
    private static HostAddress? Commented(ReadOnlySpan<byte> value) =>
        AddressAfter(value, "designates "u8) ?? AddressAfter(value, "does not designate "u8) ?? AddressAfter(value, "discourages use of "u8)
            ?? AddressBefore(value, " is neither permitted "u8);

    private static HostAddress? AddressBefore(ReadOnlySpan<byte> value, ReadOnlySpan<byte> words)
    {
        var end = value.IndexOf(words);
        return end > 0 && HostAddress.TryParse(value[(value[..end].LastIndexOf((byte)' ') + 1)..end], out var address) ? address : null;
    }

    private static HostAddress? AddressAfter(ReadOnlySpan<byte> value, ReadOnlySpan<byte> word) =>
        HostAddress.TryParse(After(value, word), out var address) ? address : null;

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> value, ReadOnlySpan<byte> word)
    {
        var at = value.IndexOf(word);
        if (at < 0)
        {
            return default;
        }

        var rest = value[(at + word.Length)..].TrimStart(" \"[<"u8);
        var end = rest.IndexOfAny(AfterAddress);
        return end < 0 ? rest : rest[..end];
    }
}
