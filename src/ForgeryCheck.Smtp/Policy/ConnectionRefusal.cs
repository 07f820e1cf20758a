namespace ForgeryCheck.Smtp.Policy;

/// <summary>Why a connection is refused.</summary>
internal enum ConnectionRefusal
{
    /// <summary>It is accepted.</summary>
    None,

    /// <summary>Too many connections in total.</summary>
    TooMany,

    /// <summary>Too many connections from this address.</summary>
    TooManyFromAddress,
}
