namespace ForgeryCheck.Identifiers;

/// <summary>How certain a decoding is, given that the product did mint the id.</summary>
internal enum IdCertainty
{
    /// <summary>Others write the same shape with another meaning, or the decoding is based on few samples.</summary>
    Weak,

    /// <summary>Undocumented; found by fitting, and it held on all mail seen.</summary>
    Measured,

    /// <summary>From the program's source or its maker's documentation.</summary>
    Source,
}
