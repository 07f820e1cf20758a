using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// Receives the data of a DATA command: finds its end, removes dot-stuffing (RFC 5321 section 4.5.2) and notes violations. Only CR LF . CR LF ends the
/// data (section 4.1.1.4): whatever else other servers take for the end is data here. All other bytes pass unchanged.
/// </summary>
/// <param name="sink">Receives the content.</param>
/// <param name="facts">Receives the violations.</param>
internal sealed class DataReceiver(IContentSink sink, WireFacts facts)
{
    private enum State
    {
        /// <summary>After CR LF, or at the very start: the CR LF after DATA counts as one.</summary>
        LineStart,

        /// <summary>After a dot at the start of a line.</summary>
        Dot,

        /// <summary>After such a dot and CR.</summary>
        DotReturn,

        /// <summary>After CR.</summary>
        Return,

        /// <summary>Anywhere else in a line.</summary>
        Line,
    }

    private readonly LooseLine _loose = new();
    private State _state;
    private long _lineLength;
    private bool _heldReturn;

    /// <summary>Consumes input; returns how much. Less than all only if the data has ended.</summary>
    /// <param name="input">The bytes received.</param>
    /// <param name="ended">Whether the data ended with the bytes consumed.</param>
    internal int Take(ReadOnlySpan<byte> input, out bool ended)
    {
        ended = false;
        // The bytes from run on were scanned but not passed on yet.
        int run = 0, at = 0;
        while (at < input.Length)
        {
            switch (_state)
            {
                case State.LineStart when input[at] == '.':
                    Pass(input[run..at]);
                    // RFC 5321 section 4.5.3.1.6: this dot does not count towards the line length.
                    _loose.Add("."u8);
                    run = ++at;
                    _state = State.Dot;
                    break;

                case State.Dot when input[at] == '\r':
                    at++;
                    _state = State.DotReturn;
                    break;

                case State.DotReturn when input[at] == '\n':
                    ended = true;
                    return at + 1;

                case State.DotReturn:
                    if (_heldReturn)
                    {
                        _heldReturn = false;
                        sink.Append("\r"u8);
                    }

                    BareReturn(Offset(run, at) - 1);
                    _lineLength++;
                    _state = State.Line;
                    break;

                case State.Return when input[at] == '\n':
                    at++;
                    EndLine(Offset(run, at));
                    _state = State.LineStart;
                    break;

                case State.Return:
                    BareReturn(Offset(run, at) - 1);
                    _state = State.Line;
                    break;

                default:
                    at = TakeLine(input, run, at);
                    break;
            }
        }

        // The CR after a dot is data only if no LF follows.
        var keep = input[run..];
        if (_state == State.DotReturn && !keep.IsEmpty)
        {
            _heldReturn = true;
            keep = keep[..^1];
        }

        Pass(keep);
        return input.Length;
    }

    private int TakeLine(ReadOnlySpan<byte> input, int run, int at)
    {
        var rest = input[at..];
        var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
        {
            _loose.Add(rest);
            _lineLength += rest.Length;
            _state = State.Line;
            return input.Length;
        }

        _loose.Add(rest[..length]);
        _lineLength += length + 1;
        at += length + 1;
        if (input[at - 1] == '\r')
        {
            EndLoose(Offset(run, at));
            _state = State.Return;
            return at;
        }

        var offset = Offset(run, at);
        facts.Add(WireFactKind.BareLineFeed, offset - 1);
        EndLoose(offset);
        _state = State.Line;
        return at;
    }

    private void BareReturn(long offset)
    {
        facts.Add(WireFactKind.BareCarriageReturn, offset);
        EndLoose(offset + 1);
    }

    private void EndLoose(long offset)
    {
        if (_loose.End())
        {
            facts.Add(WireFactKind.EndOfDataLookAlike, Math.Max(0, offset - 2));
        }
    }

    private void EndLine(long offset)
    {
        _lineLength++;
        if (_lineLength > ContentFacts.LongestLine)
        {
            facts.Add(WireFactKind.LongLine, Math.Max(0, offset - _lineLength));
        }

        _lineLength = 0;
    }

    private long Offset(int run, int at) => sink.Length + (at - run);

    private void Pass(ReadOnlySpan<byte> content)
    {
        if (!content.IsEmpty)
        {
            ContentFacts.Look(content, sink.Length, facts);
            sink.Append(content);
        }
    }
}
