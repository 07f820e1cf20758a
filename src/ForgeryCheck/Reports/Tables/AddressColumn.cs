using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of addresses as 16 bytes each.</summary>
internal sealed class AddressColumn<TRow>(string name, Func<TRow, HostAddress?> addressOf) : TableColumn<TRow>
{
    private readonly DataField _field = new(name, typeof(byte[]), isNullable: true);
    private readonly ByteValues _values = new();
    private readonly GrowingArray<int> _definitions = new();

    /// <inheritdoc/>
    internal override Field Field => _field;

    /// <inheritdoc/>
    internal override long Size => _values.Size + ((long)_definitions.Count * sizeof(int));

    /// <inheritdoc/>
    internal override void Add(TRow row)
    {
        var address = addressOf(row);
        _definitions.Add(address is null ? 0 : 1);
        if (address is { } known)
        {
            _values.Add(known);
        }
    }

    /// <inheritdoc/>
    internal override Task WriteAsync(ParquetRowGroupWriter group) => _values.WriteAsync(group, _field, _definitions.Memory);

    /// <inheritdoc/>
    internal override void Clear(bool keepMemory)
    {
        _values.Clear(keepMemory);
        _definitions.Clear(keepMemory);
    }
}
