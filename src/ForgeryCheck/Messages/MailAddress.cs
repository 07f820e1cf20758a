using System.Buffers;
using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>The parts of an address.</summary>
internal static class MailAddress
{
    /// <summary>The domain of an address, in lower case and without a trailing dot; null if it has none.</summary>
    internal static string? DomainOf(ReadOnlySpan<char> address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 || at == address.Length - 1 ? null : Lower(address[(at + 1)..].TrimEnd('.'));
    }

    /// <summary>A part of a text in lower case.</summary>
    internal static string Lower(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (lower, from) =>
    {
        if (Ascii.ToLower(from, lower, out _) != OperationStatus.Done)
        {
            from.ToLowerInvariant(lower);
        }
    });
}
