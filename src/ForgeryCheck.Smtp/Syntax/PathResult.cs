namespace ForgeryCheck.Smtp.Syntax;

/// <summary>What <see cref="PathReader"/> found.</summary>
/// <param name="Error">What is wrong; none where there is an address.</param>
/// <param name="Address">The address as typed, without brackets and source route; empty for the null path. Null with an error.</param>
/// <param name="Used">Bytes up to and with the closing bracket; what follows is nothing, or a space and parameters.</param>
/// <param name="SpaceBefore">Whether spaces stood before the path, which RFC 5321 section 3.3 forbids.</param>
/// <param name="IsLong">Whether the path, its local part or its domain is longer than RFC 5321 section 4.5.3.1 asks servers to take.</param>
internal readonly record struct PathResult(ArgumentError Error, string? Address, int Used, bool SpaceBefore, bool IsLong)
{
    /// <summary>Whether there is an address.</summary>
    internal bool IsOk => Error == ArgumentError.None;
}
