namespace ForgeryCheck.Smtp.Syntax;

/// <summary>The extensions offered in the EHLO reply; parameters of others are refused (RFC 5321 section 4.1.1.11).</summary>
internal sealed record OfferedExtensions
{
    /// <summary>After HELO: none.</summary>
    internal static OfferedExtensions None { get; } = new();

    /// <summary>SIZE (RFC 1870).</summary>
    internal bool Size { get; init; }

    /// <summary>The largest SIZE accepted; 0 for no limit.</summary>
    internal long MessageBytes { get; init; }

    /// <summary>8BITMIME (RFC 6152).</summary>
    internal bool EightBitMime { get; init; }

    /// <summary>SMTPUTF8 (RFC 6531).</summary>
    internal bool Utf8 { get; init; }

    /// <summary>DSN (RFC 3461).</summary>
    internal bool Dsn { get; init; }

    /// <summary>AUTH (RFC 4954).</summary>
    internal bool Auth { get; init; }

    /// <summary>After EHLO: everything the listener supports.</summary>
    /// <param name="messageBytes">The largest SIZE accepted; 0 for no limit.</param>
    /// <param name="auth">Whether AUTH is offered.</param>
    internal static OfferedExtensions All(long messageBytes, bool auth) =>
        new() { Size = true, MessageBytes = messageBytes, EightBitMime = true, Utf8 = true, Dsn = true, Auth = auth };
}
