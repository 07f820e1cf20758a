using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Makes the columns of a table. Each table lists its own, so that a row of the list is a column.</summary>
internal static class Column<TRow>
{
    internal static TableColumn<TRow> Text(string name, Func<TRow, string?> of) => new TextColumn<TRow>(name, of);

    internal static TableColumn<TRow> Address(string name, Func<TRow, HostAddress?> of) => new AddressColumn<TRow>(name, of);

    internal static TableColumn<TRow> Whole(string name, Func<TRow, int?> of) => Value(name, of);

    internal static TableColumn<TRow> Long(string name, Func<TRow, long?> of) => Value(name, of);

    /// <summary>A number; null for one that is none.</summary>
    internal static TableColumn<TRow> Number(string name, Func<TRow, double?> of) =>
        Value<double>(name, row => of(row) is { } number && double.IsFinite(number) ? number : null);

    /// <summary>
    /// A time in microseconds. The numbers are made here: of a DateTime, Parquet.Net writes microseconds but notes the least and the greatest in
    /// milliseconds, by which readers would skip row groups that have what they look for.
    /// </summary>
    internal static TableColumn<TRow> Time(string name, Func<TRow, DateTimeOffset?> of) => new ValueColumn<TRow, long>(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        WrittenField.Of(name, typeof(long)),
        row => of(row) is { } time ? (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond : null);

    internal static TableColumn<TRow> Texts(string name, Func<TRow, IReadOnlyList<string>> of) => new TextListColumn<TRow>(name, of);

    internal static TableColumn<TRow> Numbers(string name, Func<TRow, IReadOnlyList<int>> of) => new NumberListColumn<TRow>(name, of);

    internal static TableColumn<TRow> Map(string name, Func<TRow, IReadOnlyList<KeyValuePair<string, string>>> of) => new TextMapColumn<TRow>(name, of);

    private static ValueColumn<TRow, T> Value<T>(string name, Func<TRow, T?> of)
        where T : unmanaged
    {
        var field = new DataField(name, typeof(T), isNullable: true);
        return new ValueColumn<TRow, T>(field, field, of);
    }
}
