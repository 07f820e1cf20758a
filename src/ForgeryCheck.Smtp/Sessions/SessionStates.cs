namespace ForgeryCheck.Smtp.Sessions;

/// <summary>The state of a session; sets of states say where a command is allowed (RFC 5321 section 4.1.4).</summary>
[Flags]
internal enum SessionStates
{
    /// <summary>The client has been greeted but has not sent HELO or EHLO.</summary>
    Greeted = 1,

    /// <summary>It has sent HELO or EHLO; no transaction is in progress.</summary>
    Ready = 2,

    /// <summary>MAIL was accepted.</summary>
    Sender = 4,

    /// <summary>At least one RCPT was accepted.</summary>
    Recipients = 8,

    /// <summary>A BDAT chunk was accepted that is not the last.</summary>
    Chunks = 16,

    /// <summary>No transaction is in progress.</summary>
    Idle = Greeted | Ready,

    /// <summary>Any state.</summary>
    Any = Greeted | Ready | Sender | Recipients | Chunks,
}
