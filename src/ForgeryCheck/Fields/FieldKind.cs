namespace ForgeryCheck.Fields;

/// <summary>What a header field beside the Received lines tells of the message's way.</summary>
internal enum FieldKind
{
    /// <summary>Date: the sender's own clock.</summary>
    Date,

    /// <summary>Message-ID: the name of the host that made it, and often a time.</summary>
    MessageId,

    /// <summary>From: the author. Reply-To is left out: it may name anybody, and no reader looks whom.</summary>
    Author,

    /// <summary>Sender and Return-Path: who sent it, which a mailing list takes over.</summary>
    Sender,

    /// <summary>A field that only mailing lists write.</summary>
    List,

    /// <summary>To, Cc and their kin, and what delivery agents keep of the envelope.</summary>
    Recipient,

    /// <summary>DKIM-Signature and its forerunner DomainKey-Signature.</summary>
    Signature,

    /// <summary>ARC-Seal.</summary>
    ArcSeal,

    /// <summary>Received-SPF.</summary>
    Spf,

    /// <summary>Authentication-Results.</summary>
    Results,

    /// <summary>X-Originating-IP and its kin: the author's address as a web mailer saw it.</summary>
    OriginatingAddress,
}
