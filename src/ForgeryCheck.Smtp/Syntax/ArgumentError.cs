namespace ForgeryCheck.Smtp.Syntax;

/// <summary>What is wrong with a command's argument, with the appropriate reply in parentheses.</summary>
internal enum ArgumentError
{
    /// <summary>No error.</summary>
    None,

    /// <summary>No path in angle brackets (501 5.5.4).</summary>
    NoPath,

    /// <summary>A path that does not match RFC 5321 section 4.1.2, or is followed by something other than a space (501 5.1.7, 501 5.1.3).</summary>
    BadPath,

    /// <summary>An empty path where none is allowed (501 5.1.3).</summary>
    EmptyPath,

    /// <summary>A local part without a domain that is not postmaster (501 5.1.7, 501 5.1.3).</summary>
    NoDomain,

    /// <summary>An address literal that does not match RFC 5321 section 4.1.3 (501 5.1.7, 501 5.1.3).</summary>
    BadLiteral,

    /// <summary>A control character (501 5.5.2).</summary>
    Control,

    /// <summary>Bytes above 127 without SMTPUTF8 (553 5.6.7, RFC 6531 section 3.5).</summary>
    Utf8NotAsked,

    /// <summary>Bytes above 127 that are not UTF-8 (501 5.5.2).</summary>
    BadUtf8,

    /// <summary>A path longer than the limit (501 5.1.7, 501 5.1.3).</summary>
    PathTooLong,

    /// <summary>A parameter that is not KEY or KEY=value (501 5.5.4).</summary>
    BadParameter,

    /// <summary>A parameter that was not offered (555 5.5.4).</summary>
    UnknownParameter,

    /// <summary>An invalid value for the parameter (501 5.5.4).</summary>
    BadValue,

    /// <summary>A repeated parameter (501 5.5.4).</summary>
    DuplicateParameter,

    /// <summary>More parameters than anyone needs (501 5.5.4).</summary>
    TooManyParameters,

    /// <summary>SIZE exceeds the limit (552 5.3.4, RFC 1870 section 6.1).</summary>
    TooBig,
}
