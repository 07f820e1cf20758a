using System.Buffers;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.ResultFields;

namespace ForgeryCheck.Milter.Messages;

/// <summary>
/// Finds the fields of the sender that imitate our results, and works out how the mail server has to change them. What they become is what the listener
/// makes of them.
/// </summary>
/// <param name="authservId">Our authserv-id; null to leave Authentication-Results alone.</param>
internal sealed class SenderFields(string? authservId)
{
    private readonly Dictionary<string, uint> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldChange> _changes = [];
    private readonly ArrayBufferWriter<byte> _rewritten = new();
    private int _fields;
    private int _bytes;

    /// <summary>Whether all fields were looked at: beyond the limits of a header they are not.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>The changes, in the order of the fields.</summary>
    internal IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Looks at the next field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="field">All of it, with its colon and its line ends.</param>
    internal void Look(ReadOnlySpan<byte> name, ReadOnlySpan<byte> field)
    {
        _bytes += field.Length;
        if (!IsWhole || ++_fields > MessageLimits.Fields || _bytes > MessageLimits.HeaderBytes)
        {
            IsWhole = false;
            return;
        }

        var text = Encoding.Latin1.GetString(name);
        var index = _counts[text] = _counts.GetValueOrDefault(text) + 1;
        if (HeaderRewriter.Rewrite(field, authservId, _rewritten))
        {
            _changes.Add(Change(text, index, _rewritten.WrittenSpan));
            _rewritten.ResetWrittenCount();
        }
    }

    private static FieldChange Change(string name, uint index, ReadOnlySpan<byte> rewritten)
    {
        if (rewritten.IsEmpty)
        {
            return new(name, index, default);
        }

        var field = MilterField.Read(rewritten);
        return field.Name == name ? new(name, index, field.Value) : new(name, index, default, field);
    }
}
