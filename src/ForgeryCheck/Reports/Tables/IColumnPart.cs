namespace ForgeryCheck.Reports.Tables;

/// <summary>A part of what a column has collected: its values, or which rows have them.</summary>
internal interface IColumnPart
{
    /// <summary>The bytes that it has collected.</summary>
    long Size { get; }

    /// <summary>Forgets all, and keeps the memory for more.</summary>
    void Clear();

    /// <summary>Writes all to temporary storage of this process.</summary>
    void Save(Stream output);

    /// <summary>Adds what was saved.</summary>
    void Load(Stream input);
}
