namespace ForgeryCheck.Chains;

/// <summary>
/// Programs that write into their line the name which the DNS gives for the client's address, without a look whether that name leads back to the
/// address. Whoever holds the address can have given it any name, also one of the receiver's. Postfix (smtpd_peer.c), Exim (host_name_lookup) and
/// Sendmail ("may be forged") look, and Microsoft's and Google's hosts do too or write no such name.
/// </summary>
internal static class UnconfirmedNames
{
    /// <summary>Whether a program's reverse names prove nothing.</summary>
    internal static bool AreWrittenBy(string? product) => product switch
    {
        // tcpserver, which takes connections for qmail, looks only where it is told to (option -p).
        "qmail" => true,
        // The name is what PTR says, and "verified" beside an address speaks of HELO (CommuniGate Pro, SMTP module).
        "CommuniGate Pro" => true,
        // getnameinfo; whether the name leads back is a filter's question (OpenSMTPD, smtpd.conf(5), "fcrdns").
        "OpenSMTPD" => true,
        // dns.reverse; the test is a plugin of its own (Haraka, plugin fcrdns).
        "Haraka" => true,
        "hMailServer" or "MDaemon" or "SmarterMail" or "IceWarp" or "Kerio Connect" or "SurgeMail" or "XMail" or "MailEnable" => true,
        _ => false,
    };
}
