namespace ForgeryCheck.Fields;

/// <summary>What a header field other than Received says about the message's path.</summary>
internal enum FieldKind
{
    /// <summary>Date: the sender's own clock.</summary>
    Date,

    /// <summary>Message-ID: the host that made it, and often a time.</summary>
    MessageId,

    /// <summary>From: the author. Not Reply-To: it may name anybody, and readers do not check it.</summary>
    Author,

    /// <summary>Sender and Return-Path: the sender, which a mailing list replaces.</summary>
    Sender,

    /// <summary>A field that only mailing lists write.</summary>
    List,

    /// <summary>To, Cc and the like, and the envelope recipients that delivery agents record.</summary>
    Recipient,

    /// <summary>DKIM-Signature and its predecessor DomainKey-Signature.</summary>
    Signature,

    /// <summary>ARC-Seal.</summary>
    ArcSeal,

    /// <summary>ARC-Authentication-Results.</summary>
    ArcResults,

    /// <summary>Received-SPF.</summary>
    Spf,

    /// <summary>Authentication-Results.</summary>
    Results,

    /// <summary>Authentication-Results-Original: Authentication-Results of an earlier host, which Exchange Online renamed.</summary>
    OriginalResults,

    /// <summary>X-Forefront-Antispam-Report: what Exchange Online noted about the client.</summary>
    ClientReport,

    /// <summary>X-Originating-IP and the like: the author's address as seen by a webmail server.</summary>
    OriginatingAddress,
}
