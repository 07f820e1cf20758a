namespace ForgeryCheck.Smtp.Syntax;

/// <summary>What is wrong with the argument of a command; the code in brackets is the answer that fits.</summary>
internal enum ArgumentError
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No path in angle brackets (501 5.5.4).</summary>
    NoPath,

    /// <summary>The path is not one of RFC 5321 section 4.1.2, or something other than a space follows it (501 5.1.7, 501 5.1.3).</summary>
    BadPath,

    /// <summary>The path is empty where it may not be (501 5.1.3).</summary>
    EmptyPath,

    /// <summary>A local part without domain that is not postmaster (501 5.1.7, 501 5.1.3).</summary>
    NoDomain,

    /// <summary>An address literal that is none of RFC 5321 section 4.1.3 (501 5.1.7, 501 5.1.3).</summary>
    BadLiteral,

    /// <summary>A control character (501 5.5.2).</summary>
    Control,

    /// <summary>Bytes above 127 without SMTPUTF8 (553 5.6.7, RFC 6531 section 3.5).</summary>
    Utf8NotAsked,

    /// <summary>Bytes above 127 that are not UTF-8 (501 5.5.2).</summary>
    BadUtf8,

    /// <summary>A path longer than is kept (501 5.1.7, 501 5.1.3).</summary>
    PathTooLong,

    /// <summary>A parameter that is not KEY or KEY=value (501 5.5.4).</summary>
    BadParameter,

    /// <summary>A parameter that was not offered (555 5.5.4).</summary>
    UnknownParameter,

    /// <summary>A value that its parameter cannot have (501 5.5.4).</summary>
    BadValue,

    /// <summary>A parameter that came twice (501 5.5.4).</summary>
    DuplicateParameter,

    /// <summary>More parameters than anyone needs (501 5.5.4).</summary>
    TooManyParameters,

    /// <summary>SIZE announces more than is taken (552 5.3.4, RFC 1870 section 6.1).</summary>
    TooBig,
}
