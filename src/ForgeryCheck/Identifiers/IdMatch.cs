namespace ForgeryCheck.Identifiers;

/// <summary>Whether something encoded in an id agrees with the context.</summary>
internal enum IdMatch
{
    /// <summary>The id does not encode it, or there is nothing to compare it with.</summary>
    NotTold,

    /// <summary>They agree.</summary>
    Agrees,

    /// <summary>They differ.</summary>
    Differs,
}
