using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// Receives the chunks of BDAT commands (RFC 3030 section 2): a given number of bytes, whatever they are. No byte sequence ends them, and there is no
/// dot-stuffing; violations in their lines are noted across chunks.
/// </summary>
/// <param name="sink">Receives the content.</param>
/// <param name="facts">Receives the violations.</param>
internal sealed class ChunkReceiver(IContentSink sink, WireFacts facts)
{
    private long _left;
    private long _lineLength;
    private bool _afterReturn;

    /// <summary>Starts a chunk.</summary>
    internal void Begin(long size) => _left = size;

    /// <summary>Consumes input; returns how much.</summary>
    /// <param name="input">The bytes received.</param>
    /// <param name="ended">Whether the chunk is complete.</param>
    internal int Take(ReadOnlySpan<byte> input, out bool ended)
    {
        var taken = (int)Math.Min(input.Length, _left);
        _left -= taken;
        ended = _left == 0;
        if (taken > 0)
        {
            var content = input[..taken];
            LookAtLines(content, sink.Length);
            ContentFacts.Look(content, sink.Length, facts);
            sink.Append(content);
        }

        return taken;
    }

    /// <summary>Marks the last chunk as complete.</summary>
    internal void Finish()
    {
        if (_afterReturn)
        {
            facts.Add(WireFactKind.BareCarriageReturn, sink.Length - 1);
        }
    }

    private void LookAtLines(ReadOnlySpan<byte> content, long offset)
    {
        var at = 0;
        while (at < content.Length)
        {
            if (_afterReturn && content[at] == '\n')
            {
                _lineLength++;
                if (_lineLength > ContentFacts.LongestLine)
                {
                    facts.Add(WireFactKind.LongLine, Math.Max(0, offset + at + 1 - _lineLength));
                }

                (_lineLength, _afterReturn) = (0, false);
                at++;
                continue;
            }

            if (_afterReturn)
            {
                facts.Add(WireFactKind.BareCarriageReturn, offset + at - 1);
                _afterReturn = false;
            }

            var length = content[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0)
            {
                _lineLength += content.Length - at;
                return;
            }

            at += length + 1;
            _lineLength += length + 1;
            if (content[at - 1] == '\r')
            {
                _afterReturn = true;
            }
            else
            {
                facts.Add(WireFactKind.BareLineFeed, offset + at - 1);
            }
        }
    }
}
