namespace ForgeryCheck.Smtp.Syntax;

/// <summary>The result of <see cref="PathReader"/>.</summary>
/// <param name="Error">The error; None if there is an address.</param>
/// <param name="Address">The address as sent, without brackets and source route; empty for the null path. Null on an error.</param>
/// <param name="Used">Length up to and including the closing bracket; what follows is nothing, or a space and parameters.</param>
/// <param name="SpaceBefore">Whether spaces precede the path, which RFC 5321 section 3.3 forbids.</param>
/// <param name="IsLong">Whether the path, its local part or its domain is longer than servers must accept by RFC 5321 section 4.5.3.1.</param>
internal readonly record struct PathResult(ArgumentError Error, string? Address, int Used, bool SpaceBefore, bool IsLong)
{
    /// <summary>Whether there is an address.</summary>
    internal bool IsOk => Error == ArgumentError.None;
}
