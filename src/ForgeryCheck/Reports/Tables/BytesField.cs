using Parquet.Schema;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Fields whose values are handed to Parquet.Net as bytes, also where the schema calls them text: mail is bytes anyway, and for text given as characters
/// Parquet.Net notes the least and the greatest value by the order of UTF-16. Readers compare UTF-8, skip row groups by these, and would not find a
/// subject that begins with an emoji in a group with one that begins with a full-width letter.
/// </summary>
internal static class BytesField
{
    /// <summary>A field with a name, attached to a schema of its own, as Parquet.Net demands of what is written. The writer compares names only.</summary>
    internal static DataField Of(string name, bool isNullable = false)
    {
        var field = new DataField(name, typeof(byte[]), isNullable);
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
