using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>One result as an Authentication-Results field has it: "spf=pass (comment) smtp.mailfrom=example.org".</summary>
/// <param name="Method">The method, in lower case.</param>
/// <param name="Result">The result.</param>
internal sealed record WrittenResult(string Method, string Result)
{
    private readonly List<(string Name, string Text)> _values = [];

    /// <summary>The comments, separated by blanks.</summary>
    internal string Comment { get; private set; } = "";

    /// <summary>The text of a property, or of "reason"; null if there is none.</summary>
    internal string? Value(string name)
    {
        foreach (var (key, text) in _values)
        {
            if (key == name)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The domain in a property: that of an address, or the whole text; null if it is not a domain.</summary>
    internal string? Domain(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        var value = text.Trim('<', '>');
        var domain = MailAddress.DomainOf(value) ?? value.TrimStart('@').TrimEnd('.').ToLowerInvariant();
        return HostNames.IsName(domain) && domain != "none" ? domain : null;
    }

    internal void Add(string name, string text) => _values.Add((name.ToLowerInvariant(), text));

    internal void AddComment(ReadOnlySpan<char> comment) => Comment = Comment.Length == 0 ? comment.ToString() : $"{Comment} {comment}";
}
