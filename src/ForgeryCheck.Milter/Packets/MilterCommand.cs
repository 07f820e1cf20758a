namespace ForgeryCheck.Milter.Packets;

/// <summary>What a mail server sends (SMFIC_* of libmilter's mfdef.h).</summary>
internal enum MilterCommand : byte
{
    /// <summary>The message is over before its end; the connection goes on.</summary>
    Abort = (byte)'A',

    /// <summary>A piece of the body.</summary>
    Body = (byte)'B',

    /// <summary>The client: name, family, port, address.</summary>
    Connect = (byte)'C',

    /// <summary>Macros for the command that follows.</summary>
    Macro = (byte)'D',

    /// <summary>The end of the message, perhaps with the last piece of the body.</summary>
    EndOfMessage = (byte)'E',

    /// <summary>HELO or EHLO.</summary>
    Helo = (byte)'H',

    /// <summary>The session is over, and the connection is used for another.</summary>
    QuitNewConnection = (byte)'K',

    /// <summary>A header field.</summary>
    Header = (byte)'L',

    /// <summary>MAIL.</summary>
    Mail = (byte)'M',

    /// <summary>The end of the header.</summary>
    EndOfHeader = (byte)'N',

    /// <summary>What the mail server offers.</summary>
    Negotiate = (byte)'O',

    /// <summary>The connection is over.</summary>
    Quit = (byte)'Q',

    /// <summary>RCPT.</summary>
    Recipient = (byte)'R',

    /// <summary>DATA.</summary>
    Data = (byte)'T',

    /// <summary>A command that the mail server does not know.</summary>
    Unknown = (byte)'U',
}
