using System.Buffers;
using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Milter.Messages;

/// <summary>
/// A message, put together from its fields and the pieces of its body as it was before the mail server took it apart, below the line that the mail server
/// will put on top.
/// </summary>
/// <param name="session">Its session.</param>
/// <param name="reception">Receives its bytes.</param>
/// <param name="fields">Examines its fields.</param>
/// <param name="limit">Once it is this long, no more of its body is analyzed; 0 for no limit.</param>
internal sealed class IncomingMessage(MilterSession session, Reception reception, SenderFields fields, long limit) : IDisposable
{
    // Hardly any mail has a longer header, or more fields. A header of this length that is all Received lines takes many times as long to analyze.
    private const int UsualLength = 1 << 14;
    private const int UsualFields = 64;

    private readonly ArrayBufferWriter<byte> _field = new();
    private readonly long _limit = limit > 0 ? limit : long.MaxValue;
    private bool _inBody;
    private bool _isCut;
    private long _headerLength;
    private long _headerFields;
    private string? _loss;

    /// <summary>Its id, which no other message has.</summary>
    internal string Id => reception.Id;

    /// <summary>Whether its header is no larger than usual, so that its analysis takes little time.</summary>
    internal bool HasUsualHeader => _headerLength <= UsualLength && _headerFields <= UsualFields;

    /// <summary>Its fields that imitate ours.</summary>
    internal SenderFields Fields => fields;

    /// <summary>Why its bytes could not be kept; null if they could.</summary>
    internal string? Failure => _loss ?? reception.Failure?.Message;

    /// <summary>Whether no more of its body is analyzed.</summary>
    internal bool IsFull => reception.Length >= _limit;

    /// <summary>Adds a field.</summary>
    /// <param name="data">Name and value, each with its NUL.</param>
    /// <param name="leadingSpace">Whether the value has its leading space; otherwise the mail server has removed it.</param>
    internal void AddField(ReadOnlySpan<byte> data, bool leadingSpace)
    {
        var strings = new PacketStrings(data);
        strings.TryRead(out var name);
        strings.TryRead(out var value);
        _field.ResetWrittenCount();
        _field.Write(name);
        _field.Write(leadingSpace ? ":"u8 : ": "u8);
        WriteLines(value);
        _field.Write("\r\n"u8);
        fields.Examine(name, _field.WrittenSpan);
        _headerLength += _field.WrittenCount;
        _headerFields++;
        reception.Append(_field.WrittenSpan);
    }

    /// <summary>A field was lost.</summary>
    internal void LoseField(string reason)
    {
        _loss ??= reason;
        fields.MissOne();
    }

    /// <summary>A piece of the body was lost.</summary>
    internal void LoseBody(string reason) => _loss ??= reason;

    /// <summary>Ends the header.</summary>
    internal void EndHeader()
    {
        if (!_inBody)
        {
            _inBody = true;
            reception.Append("\r\n"u8);
        }
    }

    /// <summary>Adds a piece of the body.</summary>
    internal void AddBody(ReadOnlySpan<byte> piece)
    {
        EndHeader();
        var room = Math.Max(0, _limit - reception.Length);
        if (piece.Length > room)
        {
            _isCut = true;
            piece = piece[..(int)room];
        }

        if (!piece.IsEmpty)
        {
            reception.Append(piece);
        }
    }

    /// <summary>The message in the form in which it is stored.</summary>
    internal AcceptedMessage ToAcceptedMessage(SessionFacts facts) => new(Id, reception.Stamp, reception.Content, 0, session.Envelope, facts);

    /// <summary>The message in the form in which it is analyzed.</summary>
    internal MailMessage ToMailMessage(SessionFacts facts)
    {
        var envelope = session.Envelope.ToEnvelope();
        var mail = reception.ToMailMessage(session.Sender is null ? envelope with { Sender = null } : envelope, facts)!;
        return !_isCut ? mail : mail with
        {
            // Of part of a body no signature can be verified.
            BodyHashes = null,
            Notes = [.. mail.Notes, string.Create(CultureInfo.InvariantCulture, $"the message is longer than {_limit} bytes: the rest of its body was not read")],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => reception.Dispose();

    // Milters have folds as LF alone.
    private void WriteLines(ReadOnlySpan<byte> value)
    {
        while (value.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _field.Write(value[..end]);
            _field.Write(end > 0 && value[end - 1] == '\r' ? "\n"u8 : "\r\n"u8);
            value = value[(end + 1)..];
        }

        _field.Write(value);
    }
}
