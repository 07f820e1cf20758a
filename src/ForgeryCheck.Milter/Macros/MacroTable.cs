using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Macros;

/// <summary>The values of macros. Those that come with CONNECT and HELO are of the session, the others of the message.</summary>
internal sealed class MacroTable
{
    /// <summary>Longer values are cut: no name, id or user is longer.</summary>
    private const int LongestValue = 512;

    private readonly Dictionary<string, string> _session = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _message = new(StringComparer.Ordinal);

    /// <summary>The value of a macro; null if it has none.</summary>
    internal string? this[string name] => _message.GetValueOrDefault(name) ?? _session.GetValueOrDefault(name);

    /// <summary>Reads a packet: the command that the macros are for, then names and values in turns.</summary>
    internal void Read(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        var command = (MilterCommand)data[0];
        var values = command is MilterCommand.Connect or MilterCommand.Helo ? _session : _message;
        if (command == MilterCommand.Helo)
        {
            // What an earlier HELO said of TLS holds no more.
            _session.Remove(MacroNames.TlsVersion);
            _session.Remove(MacroNames.Cipher);
        }

        var strings = new PacketStrings(data[1..]);
        while (strings.TryRead(out var name) && strings.TryRead(out var value))
        {
            if (MacroNames.Find(name) is { } known)
            {
                values[known] = TraceText.Decode(value[..Math.Min(value.Length, LongestValue)]);
            }
        }
    }

    /// <summary>Forgets what belongs to a message.</summary>
    internal void ClearMessage() => _message.Clear();
}
