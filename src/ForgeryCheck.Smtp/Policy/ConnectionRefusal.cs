namespace ForgeryCheck.Smtp.Policy;

/// <summary>Why a connection is refused.</summary>
internal enum ConnectionRefusal
{
    /// <summary>It is accepted.</summary>
    None,

    /// <summary>There are too many in all.</summary>
    TooMany,

    /// <summary>There are too many from this address.</summary>
    TooManyFromAddress,
}
