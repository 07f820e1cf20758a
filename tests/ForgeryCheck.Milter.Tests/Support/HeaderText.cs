namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>The header of a delivered message, whose lines end with LF.</summary>
internal static class HeaderText
{
    /// <summary>The values of a field, unfolded, wherever it stands.</summary>
    internal static IEnumerable<string> Values(string message, string name) =>
        message[..message.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n\t", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..]);
}
