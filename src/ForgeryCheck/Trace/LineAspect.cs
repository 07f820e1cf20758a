namespace ForgeryCheck.Trace;

/// <summary>One thing in which products differ when they write a line. What it may be is told by <see cref="LineAspects.Names"/>.</summary>
internal enum LineAspect
{
    /// <summary>Whether the date begins with a weekday.</summary>
    Weekday,

    /// <summary>How a day below 10 is written.</summary>
    Day,

    /// <summary>Whether a comment behind the date names the zone.</summary>
    ZoneName,

    /// <summary>The letters of the protocol after "with".</summary>
    Protocol,

    /// <summary>Where the client's name, its HELO name and its address stand.</summary>
    Client,

    /// <summary>Whether there is an id.</summary>
    Id,

    /// <summary>The order of the clauses.</summary>
    Order,

    /// <summary>Whether the line is folded anywhere.</summary>
    Fold,

    /// <summary>How the program's version is written.</summary>
    Version,
}
