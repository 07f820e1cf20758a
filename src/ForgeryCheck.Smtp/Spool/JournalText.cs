using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The journal lines of one group. Not thread-safe.</summary>
internal sealed class JournalText : IDisposable
{
    /// <summary>The size at which a group ends early: hostile envelopes must not fill the memory.</summary>
    private const int Enough = 1 << 22;

    private readonly ArrayBufferWriter<byte> _text = new(1 << 16);
    private readonly Utf8JsonWriter _json;

    // Only our own types are written, so there is nothing to validate.
    internal JournalText() => _json = new Utf8JsonWriter(_text, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The lines.</summary>
    internal ReadOnlySpan<byte> Written => _text.WrittenSpan;

    /// <summary>Whether the group has to end.</summary>
    internal bool IsFull => _text.WrittenCount > Enough;

    /// <summary>Adds a line; returns its length.</summary>
    internal int Append(string file, KeptPlace place, AcceptedMessage message)
    {
        var before = _text.WrittenCount;
        _json.Reset();
        JournalEntry.Write(_json, file, place, message);
        _text.Write("\n"u8);
        return _text.WrittenCount - before;
    }

    /// <summary>Starts the next group.</summary>
    internal void Clear() => _text.ResetWrittenCount();

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
