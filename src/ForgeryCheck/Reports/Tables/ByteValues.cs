using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Texts in UTF-8, or other bytes, one after the other in one piece of memory.</summary>
internal sealed class ByteValues
{
    // As in CSV.
    private const int MostCharacters = 32_000;

    private readonly GrowingArray<byte> _bytes = new();
    private readonly GrowingArray<int> _ends = new();

    /// <summary>The bytes of memory that they take.</summary>
    internal long Size => _bytes.Count + ((long)_ends.Count * sizeof(int));

    /// <summary>Adds a text as it is in the mail. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD; what is too long is cut and ends in "...".</summary>
    internal void Add(ReadOnlySpan<char> text)
    {
        var isCut = text.Length > MostCharacters;
        if (isCut)
        {
            text = text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        }

        _bytes.Commit(Encoding.UTF8.GetBytes(text, _bytes.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
        if (isCut)
        {
            "..."u8.CopyTo(_bytes.Room(3));
            _bytes.Commit(3);
        }

        _ends.Add(_bytes.Count);
    }

    /// <summary>Adds an address as 16 bytes; an IPv4 address in its IPv4-mapped form (RFC 4291 section 2.5.5.2).</summary>
    internal void Add(HostAddress address)
    {
        const ulong Mapped = 0xFFFF_0000_0000;
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.Room(16), address.IsV6 ? address.Bits : Mapped | address.Bits);
        _bytes.Commit(16);
        _ends.Add(_bytes.Count);
    }

    /// <summary>Writes the values of a column.</summary>
    /// <param name="group">Where to.</param>
    /// <param name="field">The column, or the part of it that they are the values of.</param>
    /// <param name="definitions">Which rows have a value.</param>
    /// <param name="repetitions">Which values belong to one row; null if each row has one at most.</param>
    internal async Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> definitions, ReadOnlyMemory<int>? repetitions = null)
    {
        var values = ArrayPool<ReadOnlyMemory<byte>>.Shared.Rent(_ends.Count);
        try
        {
            var start = 0;
            for (var i = 0; i < _ends.Count; i++)
            {
                var end = _ends[i];
                values[i] = _bytes.Memory[start..end];
                start = end;
            }

            await group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(field, values.AsMemory(0, _ends.Count), definitions, repetitions, default).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<ReadOnlyMemory<byte>>.Shared.Return(values, clearArray: true);
        }
    }

    internal void Clear(bool keepMemory)
    {
        _bytes.Clear(keepMemory);
        _ends.Clear(keepMemory);
    }
}
