namespace ForgeryCheck.Smtp.Policy;

/// <summary>What becomes of mail for a recipient.</summary>
internal enum RecipientDecision
{
    /// <summary>It is accepted.</summary>
    Accept,

    /// <summary>It is refused with 550.</summary>
    Refuse,

    /// <summary>It is answered like accepted mail, and dropped.</summary>
    Drop,
}
