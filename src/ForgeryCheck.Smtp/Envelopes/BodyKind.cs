namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>What the BODY parameter of MAIL declares (RFC 6152).</summary>
internal enum BodyKind
{
    /// <summary>No BODY parameter.</summary>
    Undeclared,

    /// <summary>BODY=7BIT.</summary>
    SevenBit,

    /// <summary>BODY=8BITMIME.</summary>
    EightBitMime,
}
