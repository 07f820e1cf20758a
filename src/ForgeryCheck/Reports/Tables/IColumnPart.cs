namespace ForgeryCheck.Reports.Tables;

/// <summary>A part of what a column has collected: its values, or which rows have them.</summary>
internal interface IColumnPart
{
    /// <summary>The bytes of memory that it takes.</summary>
    long Size { get; }

    /// <summary>Forgets all, and gives the memory back.</summary>
    void Clear();

    /// <summary>Writes all to temporary storage of this process.</summary>
    void Save(Stream output);

    /// <summary>Adds what was saved.</summary>
    void Load(Stream input);
}
