namespace ForgeryCheck.Identifiers;

/// <summary>All kinds of ids, and which product mints which.</summary>
internal static class IdKinds
{
    internal static IdentifierKind[] Sendmail { get; } = [new SendmailQueueId("8.12", "8.12 to 8.18", counter: 2, process: 6), new SendmailQueueId("8.11", "8.10 and 8.11", counter: 1, process: 5), new SendmailHour()];

    internal static IdentifierKind PostfixShort { get; } = new PostfixShort();

    internal static IdentifierKind[] Postfix { get; } = [new PostfixLong(), PostfixShort];

    internal static IdentifierKind[] Exim { get; } = [new Exim496(), new Exim497(), new EximBase36()];

    internal static IdentifierKind[] Dovecot { get; } = [new DovecotGuid()];

    internal static IdentifierKind[] Google { get; } = [new GoogleId()];

    internal static IdentifierKind[] SendGrid { get; } = [new SendGridId()];

    internal static IdentifierKind[] Mailgun { get; } = [new MailgunId()];

    internal static IdentifierKind[] PowerMta { get; } = [new PowerMtaId()];

    internal static IdentifierKind[] Domino { get; } = [new DominoId()];

    internal static IdentifierKind[] Courier { get; } = [new CourierId()];

    internal static IdentifierKind[] MimeSweeper { get; } = [new MimeSweeperId()];

    /// <summary>
    /// The kinds whose shape alone may support a line that names no product: those that encode a full date. An hour, a fraction of a second or a
    /// clock that wraps every half year would agree by chance.
    /// </summary>
    internal static IdentifierKind[] Shapes { get; } =
    [
        .. Exim, Postfix[0], Sendmail[0], Sendmail[1], .. Dovecot, .. Google, .. SendGrid, .. Mailgun, .. Domino, .. Courier, .. MimeSweeper,
    ];

    /// <summary>The kinds of Message-IDs, most specific shape first.</summary>
    internal static IdentifierKind[] MessageIds { get; } =
    [
        new OutlookMessageId(), new AmazonSesMessageId(), new DominoMessageId(), new JavaMailMessageId(), new UuidMessageId(), .. MimeSweeper, .. Exim,
        new QmailMessageId(), new MailgunMessageId(), new SendmailMessageId(), new PostfixMessageId(), new DateMessageId(), new MozillaMessageId(), Postfix[0],
    ];

    /// <summary>
    /// Whether all shapes of a product are known, so that any other is foreign. Measured on genuine mail: 7 others among 150,000 ids of Sendmail, Exim
    /// and Postfix, none of Dovecot's.
    /// </summary>
    internal static bool IsClosed(string product) => product is ProductName.Sendmail or ProductName.Exim or ProductName.Postfix or ProductName.Dovecot;
}
