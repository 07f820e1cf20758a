using System.Text;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// Writes a field of words and parameters, folded before column 78 (RFC 5322 section 2.1.1). Values are tokens or quoted strings (RFC 2045 section
/// 5.1) of printable ASCII, so that no value can end its parameter, its line or the field.
/// </summary>
internal sealed class FieldWriter
{
    private const int MostColumn = 77;

    // RFC 1035 section 2.3.4: no domain name is longer.
    private const int MostValue = 255;

    private readonly StringBuilder _text;
    private int _column;

    /// <summary>Starts a field.</summary>
    internal FieldWriter(string name)
    {
        _text = new StringBuilder(name).Append(':');
        _column = _text.Length;
    }

    /// <summary>Appends a part in which no value contains white space, folding before it if it does not fit.</summary>
    internal FieldWriter Add(string part)
    {
        if (_column + 1 + part.Length > MostColumn)
        {
            _text.Append("\r\n\t");
            _column = 8;
        }
        else
        {
            _text.Append(' ');
            _column++;
        }

        _text.Append(part);
        _column += part.Length;
        return this;
    }

    /// <summary>The complete field, line end included.</summary>
    internal string End() => _text.Append("\r\n").ToString();

    /// <summary>A value in the form the field allows.</summary>
    internal static string Value(string value)
    {
        var text = new StringBuilder();
        var quoted = value.Length == 0;
        foreach (var c in value.AsSpan(0, Math.Min(value.Length, MostValue)))
        {
            var safe = c is >= ' ' and <= '~' ? c : '?';
            quoted |= safe == ' ' || "()<>@,;:\\\"/[]?=".Contains(safe, StringComparison.Ordinal);
            if (safe is '"' or '\\')
            {
                text.Append('\\');
            }

            text.Append(safe);
        }

        return quoted ? $"\"{text}\"" : text.ToString();
    }
}
