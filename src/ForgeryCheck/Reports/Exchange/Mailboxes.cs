using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>The addresses in a field of a message that any program takes as such.</summary>
internal static class Mailboxes
{
    // A message to more has them in its header, which is evidence; as objects they help nobody.
    private const int Most = 100;

    /// <summary>Each address in all fields with a name, once, in their order and without display names.</summary>
    internal static IReadOnlyList<string> Of(Report report, ReadOnlySpan<byte> name) => report.Header is { } header
        ? [.. MessageHeaders.Addresses(header, name).Where(IsPlain).Distinct(StringComparer.Ordinal).Take(Most)]
        : [];

    private static bool IsPlain(string address) => PlainAddress.Is(address) && PlainHost.Of(PlainAddress.Domain(address)) is not null;
}
