namespace ForgeryCheck.Smtp.Replies;

/// <summary>All fixed replies with their enhanced status codes (RFC 3463, RFC 5248).</summary>
internal static class StandardReplies
{
    internal static readonly Reply Ok = new(250, "2.0.0", "Ok");
    internal static readonly Reply SenderOk = new(250, "2.1.0", "Sender ok");
    internal static readonly Reply RecipientOk = new(250, "2.1.5", "Recipient ok");
    internal static readonly Reply ChunkOk = new(250, "2.0.0", "Chunk ok");
    internal static readonly Reply StartData = new(354, null, "Go ahead; end with <CR><LF>.<CR><LF>");
    internal static readonly Reply Bye = new(221, "2.0.0", "Bye");
    internal static readonly Reply StartTls = new(220, "2.0.0", "Ready to start TLS");
    internal static readonly Reply CannotVerify = new(252, "2.1.5", "Cannot VRFY user, but will accept message and attempt delivery");
    internal static readonly Reply Help = new(214, "2.0.0", "Commands: HELO EHLO MAIL RCPT DATA BDAT RSET NOOP VRFY HELP QUIT; RFC 5321");

    internal static readonly Reply Authenticated = new(235, "2.7.0", "Authentication successful");

    internal static readonly Reply UnknownCommand = new(500, "5.5.2", "Command not recognized");
    internal static readonly Reply LineTooLong = new(500, "5.5.2", "Line too long");
    internal static readonly Reply BareLineFeed = new(500, "5.5.2", "Command lines must end with <CR><LF>");
    internal static readonly Reply ControlCharacter = new(501, "5.5.2", "Control character in command");
    internal static readonly Reply SyntaxError = new(501, "5.5.4", "Syntax error in arguments");
    internal static readonly Reply NameNeeded = new(501, "5.5.4", "Domain or address literal required");
    internal static readonly Reply NoArgument = new(501, "5.5.4", "No arguments allowed");
    internal static readonly Reply BadSender = new(501, "5.1.7", "Syntax: MAIL FROM:<address>");
    internal static readonly Reply BadRecipient = new(501, "5.1.3", "Syntax: RCPT TO:<address>");
    internal static readonly Reply BadParameter = new(501, "5.5.4", "Bad or repeated parameter");
    internal static readonly Reply UnknownParameter = new(555, "5.5.4", "Parameter not recognized");
    internal static readonly Reply NonAsciiAddress = new(553, "5.6.7", "Address needs SMTPUTF8");
    internal static readonly Reply BadUtf8 = new(501, "5.5.2", "Address is not UTF-8");
    internal static readonly Reply NotImplemented = new(502, "5.5.1", "Command not implemented");

    // RFC 4954 sections 4 and 6.
    internal static readonly Reply AuthLineTooLong = new(500, "5.5.6", "Authentication exchange line is too long");
    internal static readonly Reply BadBase64 = new(501, "5.5.2", "Cannot decode response: not base64");
    internal static readonly Reply AuthCancelled = new(501, "5.7.0", "Authentication cancelled");
    internal static readonly Reply UnknownMechanism = new(504, "5.5.4", "Authentication mechanism not supported");
    internal static readonly Reply BadCredentials = new(535, "5.7.8", "Authentication credentials invalid");

    internal static readonly Reply HelloFirst = new(503, "5.5.1", "Send HELO/EHLO first");
    internal static readonly Reply MailFirst = new(503, "5.5.1", "Need MAIL command");
    internal static readonly Reply RecipientFirst = new(503, "5.5.1", "Need RCPT command");
    internal static readonly Reply NestedMail = new(503, "5.5.1", "Nested MAIL command");
    internal static readonly Reply ChunksUnderWay = new(503, "5.5.1", "Transaction in progress: BDAT or RSET expected");
    internal static readonly Reply TransactionUnderWay = new(503, "5.5.1", "Not allowed during a mail transaction");
    internal static readonly Reply AuthAlready = new(503, "5.5.1", "Already authenticated");
    internal static readonly Reply TlsAlready = new(503, "5.5.1", "TLS already active");

    internal static readonly Reply SizeTooBig = new(552, "5.3.4", "Message size exceeds fixed maximum message size");
    internal static readonly Reply BareNewlines = new(550, "5.5.2", "Bare <CR> or <LF> in message data");
    internal static readonly Reply Loop = new(554, "5.4.6", "Too many hops");
    internal static readonly Reply LooksForged = new(550, "5.7.1", "Message rejected: Received header fields appear to be forged");
    internal static readonly Reply RecipientRefused = new(550, "5.7.1", "Recipient address rejected");
    internal static readonly Reply NotAuthorized = new(550, "5.7.0", "Not authorized");
    internal static readonly Reply TooManyRecipients = new(452, "4.5.3", "Too many recipients");
    internal static readonly Reply SpoolFull = new(452, "4.3.1", "Insufficient system storage");
    internal static readonly Reply StoreFailed = new(451, "4.3.0", "Local error: message not stored");
    internal static readonly Reply Busy = new(451, "4.3.2", "Server busy; try again later");
    internal static readonly Reply AnalysisFailed = new(451, "4.3.0", "Local error in processing");

    internal static readonly Reply TooManyErrors = new(421, "4.7.0", "Too many errors");
    internal static readonly Reply TooManyJunkCommands = new(421, "4.7.0", "Too many non-mail commands");
    internal static readonly Reply TooManyConnections = new(421, "4.7.0", "Too many connections");
    internal static readonly Reply OutOfResources = new(421, "4.3.2", "Insufficient system resources; try again later");
    internal static readonly Reply TimeOut = new(421, "4.4.2", "Timeout exceeded");
    internal static readonly Reply ShuttingDown = new(421, "4.3.2", "Shutting down");
    internal static readonly Reply OtherProtocol = new(421, "4.7.0", "Protocol error: not an SMTP client");
    internal static readonly Reply BadProxyHeader = new(421, "4.7.0", "PROXY header expected");
    internal static readonly Reply InternalError = new(421, "4.3.0", "Internal error");
}
