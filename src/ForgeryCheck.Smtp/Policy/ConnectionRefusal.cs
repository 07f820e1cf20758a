namespace ForgeryCheck.Smtp.Policy;

/// <summary>Why a connection is not taken.</summary>
internal enum ConnectionRefusal
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>There are too many in all.</summary>
    TooMany,

    /// <summary>There are too many from this address.</summary>
    TooManyFromAddress,
}
