namespace ForgeryCheck.Chains;

/// <summary>What shows that a line's client is inside the system that wrote the line.</summary>
internal enum InsideSign
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fetched the message from the reader's mailbox.</summary>
    Fetch,

    /// <summary>The line is a step inside a system.</summary>
    Step,

    /// <summary>The client speaks LMTP.</summary>
    Lmtp,

    /// <summary>The line is a step inside Yahoo.</summary>
    StepInYahoo,

    /// <summary>The line is a step inside Outlook.com.</summary>
    StepInOutlook,

    /// <summary>The client's address is one used only inside networks.</summary>
    InternalAddress,

    /// <summary>The client's address is the server's own.</summary>
    OwnAddress,

    /// <summary>The client's address is one of the server's organisation.</summary>
    AddressOfOrganisation,

    /// <summary>The client's confirmed name is one of the server's organisation.</summary>
    NameOfOrganisation,
}
