using System.Text;

namespace ForgeryCheck.Profiles;

/// <summary>
/// Hosts whose names differ only in numbers are alike: mail-qt1-x830.google.com and mail-wr1-x42d.google.com. An organisation has hosts of
/// many kinds, but those that it numbers are of one kind.
/// </summary>
internal static class SiblingNames
{
    // "out30" and "smtp2" say what the host does; the letters of "qt1" and "x42d" are part of the number.
    private const int ShortestWord = 4;

    /// <summary>The name with "#" for its numbers; null if it has none in its first label.</summary>
    internal static string? Of(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || host.AsSpan(0, dot).IndexOfAnyInRange('0', '9') < 0)
        {
            return null;
        }

        var name = new StringBuilder(host.Length);
        foreach (var part in host[..dot].Split('-'))
        {
            name.Append(name.Length > 0 ? "-" : "");
            var number = part.AsSpan().IndexOfAnyInRange('0', '9');
            name.Append(number < 0 ? part : number < ShortestWord ? "#" : $"{part[..number]}#");
        }

        return name.Append(host, dot, host.Length - dot).ToString();
    }
}
