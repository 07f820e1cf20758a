namespace ForgeryCheck.Fields;

/// <summary>How the organisations of the header and those of the claimed lines compare.</summary>
internal enum OriginFit
{
    /// <summary>One side names none.</summary>
    Unknown,

    /// <summary>They share one, or have equivalent names.</summary>
    Fits,

    /// <summary>They share none.</summary>
    Unrelated,
}
