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
    /// <summary>The most fields that are changed. For each change a mail server goes through the whole header, and no honest message needs many.</summary>
    internal const int MostChanges = 200;

    private readonly Dictionary<string, uint> _counts = new(StringComparer.Ordinal);
    private readonly List<FieldChange> _changes = [];
    private readonly ArrayBufferWriter<byte> _rewritten = new();
    private long _fields;
    private long _bytes;
    private long _changedBytes;

    private static ReadOnlySpan<byte> ResultName => "X-ForgeryCheck"u8;

    private static ReadOnlySpan<byte> AuthenticationName => "Authentication-Results"u8;

    /// <summary>Whether the header is within the limits of the analysis, which passes over the rest.</summary>
    internal bool IsWhole => _fields <= MessageLimits.Fields && _bytes <= MessageLimits.HeaderBytes;

    /// <summary>Whether the changes would leave an imitation in the message.</summary>
    internal bool IsBeyondRepair { get; private set; }

    /// <summary>The changes, in the order of the fields.</summary>
    internal IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Examines the next field, however many came before.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="field">All of it, with its colon and its line ends.</param>
    internal void Examine(ReadOnlySpan<byte> name, ReadOnlySpan<byte> field)
    {
        _fields++;
        _bytes += field.Length;
        if (IsBeyondRepair)
        {
            return;
        }

        var index = Count(name);
        if (HeaderRewriter.Rewrite(field, authservId, _rewritten) || MayHideClaim(name, field))
        {
            _changedBytes += field.Length;
            if (index is null || _changes.Count == MostChanges || _changedBytes > MessageLimits.HeaderBytes)
            {
                IsBeyondRepair = true;
                return;
            }

            _changes.Add(Change(Encoding.Latin1.GetString(name), index.Value, _rewritten.WrittenSpan));
            _rewritten.ResetWrittenCount();
        }
    }

    /// <summary>A field was lost: it may have been an imitation, and those after it have other numbers.</summary>
    internal void MissOne() => IsBeyondRepair = true;

    private static FieldChange Change(string name, uint index, ReadOnlySpan<byte> rewritten)
    {
        if (rewritten.IsEmpty)
        {
            return new(name, index, default);
        }

        var field = MilterField.Read(rewritten);
        return field.Name == name ? new(name, index, field.Value) : new(name, index, default, field);
    }

    // Mail servers compare names in ASCII alone: É and é are different names.
    private static string Key(ReadOnlySpan<byte> name) => string.Create(name.Length, name, static (key, bytes) =>
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            key[i] = (char)(bytes[i] is >= (byte)'A' and <= (byte)'Z' ? bytes[i] | 0x20 : bytes[i]);
        }
    });

    private static bool IsResult(ReadOnlySpan<byte> name) =>
        (name.Length >= ResultName.Length && Ascii.EqualsIgnoreCase(name[..ResultName.Length], ResultName)) || Ascii.EqualsIgnoreCase(name, AuthenticationName);

    // The number of a field among those of its name; null if unknown. Beyond the limits of a header memory must not grow: of the names that are new there,
    // only those of results are counted.
    private uint? Count(ReadOnlySpan<byte> name)
    {
        var key = Key(name);
        if (!_counts.TryGetValue(key, out var count) && !IsWhole && !IsResult(name))
        {
            return null;
        }

        return _counts[key] = count + 1;
    }

    // Mail servers pass a value only up to its first NUL. An authserv-id is followed by a semicolon (RFC 8601 section 2.2): without one, the rest of the
    // field may be hidden, and with it our authserv-id.
    private bool MayHideClaim(ReadOnlySpan<byte> name, ReadOnlySpan<byte> field) =>
        authservId is not null && Ascii.EqualsIgnoreCase(name.TrimEnd(" \t"u8), AuthenticationName) && !field.Contains((byte)';');
}
