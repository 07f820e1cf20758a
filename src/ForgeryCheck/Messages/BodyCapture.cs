using ForgeryCheck.Bodies;

namespace ForgeryCheck.Messages;

/// <summary>
/// Hashes the body of a signed message in the forms that its signatures name, while it streams by. So a body of any size takes no memory, and one that
/// nothing signs takes no time either.
/// </summary>
/// <param name="isQuoted">
/// Whether the message is in an mbox, which may have quoted "From " in it. It is unknown which of the two the signer saw, so both are
/// hashed.
/// </param>
internal sealed class BodyCapture(bool isQuoted) : IDisposable
{
    private BodyHasher? _asRead;
    private BodyHasher? _unquoted;
    private MboxUnquoter? _unquoter;

    /// <summary>Whether the body has begun.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>Begins the body below a header.</summary>
    internal void Begin(ReadOnlySpan<byte> header)
    {
        HasBegun = true;
        var forms = FormsOf(header);
        if (forms.Count == 0)
        {
            return;
        }

        _asRead = new BodyHasher(forms);
        if (isQuoted)
        {
            _unquoted = new BodyHasher(forms);
            _unquoter = new MboxUnquoter(_unquoted.Append);
        }
    }

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        _asRead?.Append(bytes);
        _unquoter?.Append(bytes);
    }

    /// <summary>The hashes; none if nothing is signed. The capture is then ready for another message.</summary>
    internal IReadOnlyList<BodyHash> Finish()
    {
        _unquoter?.Complete();
        IReadOnlyList<BodyHash> hashes = [.. _asRead?.Finish(isUnquoted: false) ?? [], .. _unquoted?.Finish(isUnquoted: true) ?? []];
        Dispose();
        return hashes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _asRead?.Dispose();
        _unquoted?.Dispose();
        (_asRead, _unquoted, _unquoter, HasBegun) = (null, null, null, false);
    }

    private static List<BodyForm> FormsOf(ReadOnlySpan<byte> header)
    {
        var forms = new List<BodyForm>();
        foreach (var field in HeaderParser.Parse(header, LineEnds.LineFeed, out _, out _))
        {
            var name = header.Slice(field.Start, field.NameLength);
            if (forms.Count < MessageLimits.BodyForms && IsSignature(name) && FormOf(header.Slice(field.ValueStart, field.ValueLength)) is { } form && !forms.Contains(form))
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    private static BodyForm? FormOf(ReadOnlySpan<byte> signature) => BodyForm.Of(TagList.Value(signature, "c"u8), TagList.Value(signature, "l"u8));

    private static bool IsSignature(ReadOnlySpan<byte> name) => name.Length switch
    {
        14 => System.Text.Ascii.EqualsIgnoreCase(name, "DKIM-Signature"u8),
        21 => System.Text.Ascii.EqualsIgnoreCase(name, "ARC-Message-Signature"u8),
        _ => false,
    };
}
