using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Names of our own enumerations as logs and metrics write them.</summary>
internal static class Words
{
    /// <summary>"BareLineFeed" as "bare-line-feed".</summary>
    internal static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0)
            {
                words.Append('-');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>The names of all values, in their order; for an enumeration that counts from 0.</summary>
    internal static string[] All<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Of)];
}
