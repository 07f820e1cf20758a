using System.Text;
using System.Text.Json;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A message as a user finds it in a spool.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="Facts">What lies beside it: envelope, session, and the report where there is one.</param>
internal sealed record SpooledMail(byte[] Bytes, JsonElement Facts)
{
    /// <summary>All of it, a character a byte.</summary>
    internal string Text => Encoding.Latin1.GetString(Bytes);

    /// <summary>Our Received line, unfolded.</summary>
    internal string Received => Text[..OwnLength].Replace("\r\n\t", " ", StringComparison.Ordinal).TrimEnd();

    /// <summary>What the client sent.</summary>
    internal string Content => Text[OwnLength..];

    internal string Id => Session("id")!;

    /// <summary>Addresses of its recipients.</summary>
    internal IEnumerable<string> Recipients =>
        Facts.GetProperty("envelope").GetProperty("recipients").EnumerateArray().Select(r => r.GetProperty("address").GetString()!);

    /// <summary>When the sender wants to hear of the first recipient (RFC 3461 section 4.1); null where it was not said.</summary>
    internal string? Notify => Facts.GetProperty("envelope").GetProperty("recipients")[0].TryGetProperty("notify", out var notify) ? notify.GetString() : null;

    /// <summary>Kinds of what the client did wrong on the wire.</summary>
    internal IEnumerable<string> Wire => Facts.GetProperty("session").GetProperty("wire").EnumerateArray().Select(f => f.GetProperty("kind").GetString()!);

    /// <summary>The attempts to authenticate: mechanism, outcome, user and password.</summary>
    internal IEnumerable<(string? Mechanism, string? Outcome, string? User, string? Password)> Authentication =>
        Facts.GetProperty("session").GetProperty("authentication").EnumerateArray().Select(a => (
            a.GetProperty("mechanism").GetString(), a.GetProperty("outcome").GetString(), a.GetProperty("user").GetString(), a.GetProperty("password").GetString()));

    private int OwnLength
    {
        get
        {
            var end = Text.IndexOf("\r\n", StringComparison.Ordinal) + 2;
            while (Text[end] == '\t')
            {
                end = Text.IndexOf("\r\n", end, StringComparison.Ordinal) + 2;
            }

            return end;
        }
    }

    /// <summary>A text of the session; null where it is not known.</summary>
    internal string? Session(params string[] path) => Find("session", path);

    /// <summary>A text of the sender's part of the envelope; null where it was not given.</summary>
    internal string? Sender(string name) => Find("envelope", ["sender", name]);

    /// <summary>A text of the report; null where it is not there.</summary>
    internal string? Report(params string[] path) => Find("report", path);

    private string? Find(string top, string[] path)
    {
        var json = Facts.GetProperty(top);
        foreach (var name in path)
        {
            if (!json.TryGetProperty(name, out json))
            {
                return null;
            }
        }

        return json.ToString();
    }
}
