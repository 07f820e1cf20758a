namespace ForgeryCheck.Identifiers;

/// <summary>How sure a decoding is, when the id was in truth minted by the product.</summary>
internal enum IdCertainty
{
    /// <summary>Others write the same shape with another meaning, or the reading rests on few samples.</summary>
    Weak,

    /// <summary>Not documented; found by fitting, and it held on all mail seen.</summary>
    Measured,

    /// <summary>Read in the program's source, or documented by its maker.</summary>
    Source,
}
