using Parquet;
using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>A column of addresses as 16 bytes each.</summary>
internal sealed class AddressColumn<TRow>(string name, Func<TRow, HostAddress?> addressOf) : TableColumn<TRow>
{
    private readonly ByteValues _values = new();
    private readonly GrowingArray<int> _definitions = new();

    /// <inheritdoc/>
    internal override Field Field => Written;

    private DataField Written => field ??= new DataField(name, typeof(byte[]), isNullable: true);

    /// <inheritdoc/>
    private protected override IColumnPart[] Parts => field ??= [_values, _definitions];

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
    internal override Task WriteAsync(ParquetRowGroupWriter group) => _values.WriteAsync(group, Written, _definitions.Memory);
}
