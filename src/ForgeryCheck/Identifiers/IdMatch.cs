namespace ForgeryCheck.Identifiers;

/// <summary>Whether something inside an id agrees with what stands beside it.</summary>
internal enum IdMatch
{
    /// <summary>The id does not tell, or there is nothing beside it to compare.</summary>
    NotTold,

    /// <summary>They agree.</summary>
    Agrees,

    /// <summary>They differ.</summary>
    Differs,
}
