namespace ForgeryCheck.Smtp.Sessions;

/// <summary>What a command begins.</summary>
internal enum DialogueTurn
{
    /// <summary>Nothing: it belongs to what goes on.</summary>
    None,

    /// <summary>The session, once more: HELO, EHLO or STARTTLS, none of which belongs to a transaction.</summary>
    Opening,

    /// <summary>A mail transaction: MAIL while there is none.</summary>
    Transaction,
}
