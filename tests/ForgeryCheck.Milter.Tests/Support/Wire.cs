using System.Buffers.Binary;
using System.Text;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>Packets as mail servers write them.</summary>
internal static class Wire
{
    /// <summary>What a mail server of today offers: all of version 6.</summary>
    internal const uint AllActions = 0x1FF;

    /// <summary>All steps of version 6.</summary>
    internal const uint AllSteps = 0x1F_FFFF;

    /// <summary>A packet.</summary>
    internal static byte[] Packet(char command, params byte[] data)
    {
        var packet = new byte[5 + data.Length];
        BinaryPrimitives.WriteUInt32BigEndian(packet, (uint)data.Length + 1);
        packet[4] = (byte)command;
        data.CopyTo(packet, 5);
        return packet;
    }

    /// <summary>A packet of strings, a character a byte.</summary>
    internal static byte[] Strings(char command, params string[] texts) => Packet(command, Text(texts));

    /// <summary>An offer.</summary>
    internal static byte[] Offer(uint version = 6, uint actions = AllActions, uint steps = AllSteps) => Packet('O', [.. Number(version), .. Number(actions), .. Number(steps)]);

    /// <summary>A client.</summary>
    internal static byte[] Connect(string name, string address, int port = 4711) => Packet(
        'C', [.. Text(name), (byte)(address.Contains(':', StringComparison.Ordinal) ? '6' : '4'), (byte)(port >> 8), (byte)port, .. Text(address)]);

    /// <summary>Macros for a command: names and values in turns.</summary>
    internal static byte[] Macros(char command, params string[] texts) => Packet('D', [(byte)command, .. Text(texts)]);

    /// <summary>A field.</summary>
    internal static byte[] Field(string name, string value) => Strings('L', name, value);

    /// <summary>A piece of the body.</summary>
    internal static byte[] Body(string text) => Packet('B', Encoding.Latin1.GetBytes(text));

    /// <summary>The end of the message.</summary>
    internal static byte[] End() => Packet('E');

    /// <summary>The envelope of a message, with its queue id.</summary>
    internal static byte[] Envelope(string queueId = "4XyZ1q2W3e") =>
        [.. Macros('M', "i", queueId), .. Strings('M', "<a@x.test>", "SIZE=100"), .. Macros('R', "i", queueId), .. Strings('R', "<b@y.test>")];

    /// <summary>Strings, each with its NUL.</summary>
    internal static byte[] Text(params string[] texts) => [.. texts.SelectMany(text => Encoding.Latin1.GetBytes(text).Append((byte)0))];

    private static byte[] Number(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
