using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ForgeryCheck.Milter.Packets;

/// <summary>Writes packets, which are sent together.</summary>
internal sealed class PacketWriter
{
    private const int MostKept = 1 << 16;
    private ArrayBufferWriter<byte> _bytes = new(256);

    /// <summary>What was written.</summary>
    internal ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>A packet without data.</summary>
    internal void Write(MilterResponse response) => Start(response, 0);

    /// <summary>A packet of one string.</summary>
    internal void Write(MilterResponse response, string text)
    {
        Start(response, Encoding.UTF8.GetByteCount(text) + 1);
        Add(text);
    }

    /// <summary>A packet that names a field: at the end of the header, or the one at an index.</summary>
    internal void Write(MilterResponse response, string name, ReadOnlySpan<byte> value, uint? index = null)
    {
        Start(response, (index is null ? 0 : 4) + name.Length + value.Length + 2);
        if (index is { } number)
        {
            Add(number);
        }

        AddName(name);
        _bytes.Write(value);
        EndString();
    }

    /// <summary>The answer to an offer: version, actions, steps, and the macros wanted at each stage.</summary>
    internal void WriteAgreement(uint version, uint actions, uint steps, IReadOnlyList<(uint Stage, string Names)> macros)
    {
        Start(MilterResponse.Negotiate, 12 + macros.Sum(one => 4 + one.Names.Length + 1));
        Add(version);
        Add(actions);
        Add(steps);
        foreach (var (stage, names) in macros)
        {
            Add(stage);
            Add(names);
        }
    }

    /// <summary>Forgets what was written.</summary>
    internal void Clear()
    {
        if (_bytes.Capacity > MostKept)
        {
            _bytes = new(256);
        }

        _bytes.ResetWrittenCount();
    }

    private void Start(MilterResponse response, int length)
    {
        Add((uint)length + 1);
        Add((byte)response);
    }

    private void EndString() => Add((byte)0);

    private void Add(byte one)
    {
        _bytes.GetSpan(1)[0] = one;
        _bytes.Advance(1);
    }

    private void Add(uint number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.GetSpan(4), number);
        _bytes.Advance(4);
    }

    // A character a byte, as names were read.
    private void AddName(string name)
    {
        Encoding.Latin1.GetBytes(name, _bytes);
        EndString();
    }

    private void Add(string text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        EndString();
    }
}
