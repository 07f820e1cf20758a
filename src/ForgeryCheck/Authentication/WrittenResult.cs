using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// One result as an Authentication-Results field has it: "spf=pass (comment) smtp.mailfrom=example.org". Properties are looked for when they are wanted:
/// of most results there are few, and fewer are.
/// </summary>
internal readonly ref struct WrittenResult(ReadOnlySpan<char> method, ReadOnlySpan<char> result, ReadOnlySpan<char> rest)
{
    private const int MostValues = 32;

    private readonly ReadOnlySpan<char> _method = method;
    private readonly ReadOnlySpan<char> _rest = rest;

    /// <summary>The result.</summary>
    internal ReadOnlySpan<char> Result { get; } = result;

    /// <summary>The comments among its properties, separated by blanks.</summary>
    internal string Comment
    {
        get
        {
            var comments = "";
            Find("", ref comments!, out _);
            return comments;
        }
    }

    /// <summary>Whether it is of a method, ignoring case.</summary>
    internal bool Is(ReadOnlySpan<char> method) => _method.Equals(method, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of a property, or of "reason"; null if there is none.</summary>
    internal string? Value(ReadOnlySpan<char> name) => TryFind(name, out var text) ? text.ToString() : null;

    /// <summary>The domain in a property: that of an address, or the whole text; null if it is not a domain.</summary>
    internal string? Domain(ReadOnlySpan<char> name)
    {
        if (!TryFind(name, out var text))
        {
            return null;
        }

        var value = text.Trim("<>");
        var domain = MailAddress.DomainOf(value) ?? MailAddress.Lower(value.TrimStart('@').TrimEnd('.'));
        return HostNames.IsName(domain) && domain != "none" ? domain : null;
    }

    private bool TryFind(ReadOnlySpan<char> name, out ReadOnlySpan<char> text)
    {
        string? none = null;
        return Find(name, ref none, out text);
    }

    // Each property is a name, "=" and a value; comments may be anywhere between them. No property has an empty name.
    private bool Find(ReadOnlySpan<char> wanted, scoped ref string? comments, out ReadOnlySpan<char> text)
    {
        var at = new ResultCursor(_rest);
        for (var i = 0; i < MostValues; i++)
        {
            ReadComments(ref at, ref comments);
            if (at.Peek is ';' or '\0')
            {
                break;
            }

            var name = at.Word();
            ReadComments(ref at, ref comments);
            if (name.IsEmpty || at.Peek != '=')
            {
                break;
            }

            at.Skip();
            ReadComments(ref at, ref comments);
            text = at.Value();
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        text = default;
        return false;
    }

    private static void ReadComments(ref ResultCursor at, scoped ref string? comments)
    {
        while (at.ReadComment(out var comment))
        {
            comments = comments switch
            {
                null => null,
                "" => comment.ToString(),
                _ => $"{comments} {comment}",
            };
        }
    }
}
