namespace ForgeryCheck.Findings;

/// <summary>What findings rest on.</summary>
internal enum CauseKind
{
    /// <summary>The overall form of a line.</summary>
    Form,

    /// <summary>The name or address of a line's client.</summary>
    Client,

    /// <summary>The host that a line names as its writer.</summary>
    Server,

    /// <summary>The protocol of a line.</summary>
    Protocol,

    /// <summary>The program that a line names, and its version.</summary>
    Software,

    /// <summary>The queue id of a line.</summary>
    Id,

    /// <summary>The time of a line.</summary>
    Date,

    /// <summary>The zone of a line's date.</summary>
    Zone,

    /// <summary>The TLS version and cipher of a line.</summary>
    Tls,

    /// <summary>The envelope sender in a line.</summary>
    Sender,

    /// <summary>A recipient that lines name.</summary>
    Recipient,

    /// <summary>That two adjacent lines do not match.</summary>
    Joint,

    /// <summary>The time between the writing of the message, by its Date, Message-ID and signatures, and its lowest line.</summary>
    Writing,

    /// <summary>The organisations that the claimed lines name, compared with those of the rest of the header.</summary>
    Origin,

    /// <summary>The zone of the Date field.</summary>
    AuthorZone,

    /// <summary>The fields that a provider or program adds, by row of companions.json.</summary>
    Companion,

    /// <summary>The position of the Received lines among the other fields.</summary>
    Order,

    /// <summary>Another field of the header.</summary>
    Field,

    /// <summary>What the listener saw of the SMTP session.</summary>
    Session,
}
