namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Where a session stands; a set of them says where a command may come (RFC 5321 section 4.1.4).</summary>
[Flags]
internal enum SessionStates
{
    /// <summary>The client was greeted and did not say who it is.</summary>
    Greeted = 1,

    /// <summary>It said who it is; there is no transaction.</summary>
    Ready = 2,

    /// <summary>MAIL was accepted.</summary>
    Sender = 4,

    /// <summary>RCPT was accepted, at least once.</summary>
    Recipients = 8,

    /// <summary>BDAT was accepted, and not the last one.</summary>
    Chunks = 16,

    /// <summary>No transaction is under way.</summary>
    Idle = Greeted | Ready,

    /// <summary>Anywhere.</summary>
    Any = Greeted | Ready | Sender | Recipients | Chunks,
}
