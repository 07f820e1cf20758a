namespace ForgeryCheck.Trace;

/// <summary>An aspect in which products differ when they write a line. Its values are in <see cref="LineAspects.Names"/>.</summary>
internal enum LineAspect
{
    /// <summary>Whether the date begins with a weekday.</summary>
    Weekday,

    /// <summary>How a day below 10 is written.</summary>
    Day,

    /// <summary>Whether a comment after the date names the zone.</summary>
    ZoneName,

    /// <summary>The spelling of the protocol after "with".</summary>
    Protocol,

    /// <summary>The layout of the client's name, HELO name and address.</summary>
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
