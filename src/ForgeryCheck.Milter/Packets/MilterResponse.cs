namespace ForgeryCheck.Milter.Packets;

/// <summary>What we send (SMFIR_* of libmilter's mfdef.h); the answer to an offer is the command <see cref="MilterCommand.Negotiate"/>.</summary>
internal enum MilterResponse : byte
{
    /// <summary>Adds a field below all others.</summary>
    AddHeader = (byte)'h',

    /// <summary>Changes a field, or removes it.</summary>
    ChangeHeader = (byte)'m',

    /// <summary>Go on; at the end of a message: it is accepted.</summary>
    Continue = (byte)'c',

    /// <summary>Inserts a field.</summary>
    InsertHeader = (byte)'i',

    /// <summary>What we take of an offer.</summary>
    Negotiate = (byte)'O',

    /// <summary>We are still at it.</summary>
    Progress = (byte)'p',

    /// <summary>The message is to be held.</summary>
    Quarantine = (byte)'q',

    /// <summary>The message is refused with this reply.</summary>
    ReplyCode = (byte)'y',

    /// <summary>No more of the body is needed.</summary>
    Skip = (byte)'s',
}
