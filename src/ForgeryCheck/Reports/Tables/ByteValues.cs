using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Texts in UTF-8, or other bytes, one after the other in one piece of memory.</summary>
internal sealed class ByteValues : IColumnPart
{
    // As in CSV.
    private const int MostCharacters = 32_000;

    private readonly GrowingArray<byte> _bytes = new();
    private readonly GrowingArray<int> _lengths = new();

    /// <inheritdoc/>
    public long Size => _bytes.Size + _lengths.Size;

    /// <summary>Adds a text as it is in the mail. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD; what is too long is cut and ends in "...".</summary>
    internal void Add(ReadOnlySpan<char> text)
    {
        var isCut = text.Length > MostCharacters;
        if (isCut)
        {
            text = text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        }

        var length = Encoding.UTF8.GetBytes(text, _bytes.Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _bytes.Commit(length);
        if (isCut)
        {
            "..."u8.CopyTo(_bytes.Room(3));
            _bytes.Commit(3);
            length += 3;
        }

        _lengths.Add(length);
    }

    /// <summary>Adds an address as 16 bytes; an IPv4 address in its IPv4-mapped form (RFC 4291 section 2.5.5.2).</summary>
    internal void Add(HostAddress address)
    {
        const ulong Mapped = 0xFFFF_0000_0000;
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.Room(16), address.IsV6 ? address.Bits : Mapped | address.Bits);
        _bytes.Commit(16);
        _lengths.Add(16);
    }

    /// <summary>Writes the values of a column.</summary>
    /// <param name="group">Where to.</param>
    /// <param name="field">The column, or the part of it that they are the values of.</param>
    /// <param name="definitions">Which rows have a value.</param>
    /// <param name="repetitions">Which values belong to one row; null if each row has one at most.</param>
    internal async Task WriteAsync(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<int> definitions, ReadOnlyMemory<int>? repetitions = null)
    {
        var values = ArrayPool<ReadOnlyMemory<byte>>.Shared.Rent(_lengths.Count);
        try
        {
            var rest = _bytes.Memory;
            for (var i = 0; i < _lengths.Count; i++)
            {
                var length = _lengths.Memory.Span[i];
                values[i] = rest[..length];
                rest = rest[length..];
            }

            await group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(field, values.AsMemory(0, _lengths.Count), definitions, repetitions, default).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<ReadOnlyMemory<byte>>.Shared.Return(values, clearArray: true);
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _bytes.Clear();
        _lengths.Clear();
    }

    /// <inheritdoc/>
    public void Save(Stream output)
    {
        _bytes.Save(output);
        _lengths.Save(output);
    }

    /// <inheritdoc/>
    public void Load(Stream input)
    {
        _bytes.Load(input);
        _lengths.Load(input);
    }
}
