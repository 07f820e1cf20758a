namespace ForgeryCheck.Fields;

/// <summary>How the organisations of the header and those of the claimed lines compare.</summary>
internal enum OriginFit
{
    /// <summary>One of the two names none.</summary>
    Unknown,

    /// <summary>They have one in common, or a name that is as good.</summary>
    Fits,

    /// <summary>They have none in common.</summary>
    Unrelated,
}
