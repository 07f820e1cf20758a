namespace ForgeryCheck.Authentication;

/// <summary>Why a From field names no one author, the gravest first.</summary>
internal enum AuthorFault
{
    /// <summary>There is no such field.</summary>
    NoField,

    /// <summary>The field has no address.</summary>
    NoAddress,

    /// <summary>What follows the "@" is no domain.</summary>
    NoDomain,

    /// <summary>The domain is a name without a domain of its own, such as "localhost".</summary>
    Unqualified,

    /// <summary>The domain is under no top-level domain of the Internet.</summary>
    NoSuchTop,

    /// <summary>There are addresses of several domains, and no Sender field that says who sent it.</summary>
    Several,
}
