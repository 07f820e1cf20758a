namespace ForgeryCheck.Messages;

/// <summary>The parts of an address.</summary>
internal static class MailAddress
{
    /// <summary>The domain of an address, in lower case and without a trailing dot; null if it has none.</summary>
    internal static string? DomainOf(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        return at < 0 || at == address!.Length - 1 ? null : address[(at + 1)..].TrimEnd('.').ToLowerInvariant();
    }
}
