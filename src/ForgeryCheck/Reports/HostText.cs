namespace ForgeryCheck.Reports;

/// <summary>
/// The form of host names in reports: lower case, without the trailing dot. Only ASCII letters are case-insensitive in the DNS (RFC 4343 section 2).
/// An address literal keeps its brackets.
/// </summary>
internal static class HostText
{
    internal static string? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        if (name.Length > 1 && name[^1] == '.')
        {
            name = name[..^1];
        }

        return name.AsSpan().IndexOfAnyInRange('A', 'Z') < 0
            ? name
            : string.Create(name.Length, name, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
                }
            });
    }

    /// <summary>A reverse name; null if the host that wrote the line recorded that there was none.</summary>
    internal static string? Reverse(string? name) =>
        string.IsNullOrEmpty(name) || name.Equals("unknown", StringComparison.OrdinalIgnoreCase) ? null : Of(name);
}
