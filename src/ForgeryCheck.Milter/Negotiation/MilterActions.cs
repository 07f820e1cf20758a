namespace ForgeryCheck.Milter.Negotiation;

/// <summary>What a milter may do to a message (SMFIF_* of libmilter's mfapi.h).</summary>
[Flags]
internal enum MilterActions : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Add fields, and insert them where the mail server knows that.</summary>
    AddHeaders = 0x1,

    /// <summary>Change and remove fields.</summary>
    ChangeHeaders = 0x10,

    /// <summary>Have the message held.</summary>
    Quarantine = 0x20,

    /// <summary>Name the macros that it wants.</summary>
    SetMacros = 0x100,
}
