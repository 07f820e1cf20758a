using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Fields by which values are handed to Parquet.Net, where their type is not the one in the schema of the file. Text goes as bytes: mail is bytes anyway,
/// and for text given as characters Parquet.Net notes the least and the greatest value by the order of UTF-16. Readers compare UTF-8, skip row groups
/// by these, and would not find a subject that begins with an emoji in a group with one that begins with a full-width letter. For bytes it notes neither.
/// </summary>
internal static class WrittenField
{
    /// <summary>An optional field with a name, attached to a schema of its own, as Parquet.Net demands of what is written. The writer compares names only.</summary>
    internal static DataField Of(string name, Type type)
    {
        var field = new DataField(name, type, isNullable: true);
        _ = new ParquetSchema(field);
        return field;
    }

    /// <summary>The fields that are in a list or a map, attached with it.</summary>
    internal static T Within<T>(Field whole, T part)
    {
        _ = new ParquetSchema(whole);
        return part;
    }
}
