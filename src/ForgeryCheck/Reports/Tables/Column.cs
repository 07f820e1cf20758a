using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Makes the columns of a table. Each table lists its own, so that a row of the list is a column.</summary>
internal static class Column<TRow>
{
    internal static TableColumn<TRow> Text(string name, Func<TRow, string?> of) => new TextColumn<TRow>(name, of);

    internal static TableColumn<TRow> Address(string name, Func<TRow, HostAddress?> of) => new AddressColumn<TRow>(name, of);

    internal static TableColumn<TRow> Whole(string name, Func<TRow, int?> of) => new ValueColumn<TRow, int>(new DataField(name, typeof(int), isNullable: true), of);

    internal static TableColumn<TRow> Long(string name, Func<TRow, long?> of) => new ValueColumn<TRow, long>(new DataField(name, typeof(long), isNullable: true), of);

    /// <summary>A number; null for one that is none.</summary>
    internal static TableColumn<TRow> Number(string name, Func<TRow, double?> of) =>
        new ValueColumn<TRow, double>(new DataField(name, typeof(double), isNullable: true), row => of(row) is { } number && double.IsFinite(number) ? number : null);

    internal static TableColumn<TRow> Time(string name, Func<TRow, DateTimeOffset?> of) => new ValueColumn<TRow, DateTime>(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true), row => of(row)?.UtcDateTime);

    internal static TableColumn<TRow> Texts(string name, Func<TRow, IReadOnlyList<string>> of) => new TextListColumn<TRow>(name, of);

    internal static TableColumn<TRow> Numbers(string name, Func<TRow, IReadOnlyList<int>> of) => new NumberListColumn<TRow>(name, of);

    internal static TableColumn<TRow> Map(string name, Func<TRow, IReadOnlyList<KeyValuePair<string, string>>> of) => new TextMapColumn<TRow>(name, of);
}
