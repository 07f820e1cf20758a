using ForgeryCheck.Messages;
using ForgeryCheck.Milter.Macros;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Sessions;

/// <summary>
/// What a mail server says of the session in which it receives a message. The mail server saw client, port, TLS and login itself; HELO and envelope are
/// the client's words.
/// </summary>
/// <param name="id">The session's id in the log.</param>
/// <param name="peer">The mail server's end of the connection.</param>
/// <param name="host">The name of the mail server, if it does not give its own.</param>
internal sealed class MilterSession(string id, HostAddress peer, string host) : IRecordedSession
{
    /// <summary>How many recipients are kept; the others change nothing.</summary>
    private const int MostRecipients = 1000;

    /// <summary>The longest queue id that counts as one. Postfix's have up to 20 characters, Sendmail's 14.</summary>
    private const int LongestId = 64;

    private readonly DateTimeOffset _connected = DateTimeOffset.UtcNow;
    private readonly List<Recipient> _recipients = [];
    private int _recipientCount;

    /// <summary>The session's id in the log.</summary>
    internal string Id => id;

    /// <summary>Macros.</summary>
    internal MacroTable Macros { get; } = new();

    /// <summary>The client.</summary>
    internal MilterClient Client { get; set; } = MilterClient.Unknown;

    /// <summary>Its HELO name; null if it gave none.</summary>
    internal string? Helo { get; set; }

    /// <summary>MAIL; null before it.</summary>
    internal Sender? Sender { get; private set; }

    /// <summary>The queue id, as known when the content begins; null if the mail server gives none that looks like one.</summary>
    internal string? QueueId { get; private set; }

    /// <summary>The user as whom the client has logged in; null if it has not.</summary>
    internal string? User => Macros[MacroNames.AuthUser] is { Length: > 0 } user ? user : null;

    /// <summary>The envelope.</summary>
    internal MailEnvelope Envelope => new(Sender ?? new Sender(""), [.. _recipients]);

    private string Host => Macros[MacroNames.Host] is { Length: > 0 } name ? name : host;

    private string? Tls => Macros[MacroNames.TlsVersion] is { Length: > 0 } version ? version : null;

    private string? Cipher => Macros[MacroNames.Cipher] is { Length: > 0 } cipher ? cipher : null;

    // Sendmail gives any name, and says whether it is confirmed. Postfix does not say that, but gives a name only if it is (smtpd_peer.c). Of other mail
    // servers it is unknown.
    private string? ClientName => (Macros[MacroNames.ClientResolve] ?? (IsPostfix ? "OK" : null)) == "OK" ? Client.Name : null;

    private bool IsPostfix => Macros[MacroNames.Version]?.StartsWith("Postfix", StringComparison.Ordinal) == true;

    // A milter is not told whether the client said EHLO; Sendmail has a macro for it.
    private string Protocol
    {
        get
        {
            if (Macros[MacroNames.Protocol] == "SMTP")
            {
                return "SMTP"; // RFC 3848 has no other words after HELO.
            }

            return $"{(Sender?.Utf8 == true ? "UTF8SMTP" : "ESMTP")}{(Tls is null && Cipher is null ? "" : "S")}{(User is null ? "" : "A")}";
        }
    }

    /// <summary>Begins a message, whose macros came before.</summary>
    internal void Begin(Sender sender)
    {
        Sender = sender;
        _recipients.Clear();
        _recipientCount = 0;
    }

    /// <summary>Adds a recipient.</summary>
    internal void Add(Recipient recipient)
    {
        _recipientCount++;
        if (_recipients.Count < MostRecipients)
        {
            _recipients.Add(recipient);
        }
    }

    /// <summary>Begins the content. The line on top and the facts have the queue id of this moment, since they have to have the same.</summary>
    internal void BeginContent() => QueueId =
        Macros[MacroNames.QueueId] is { Length: > 0 and <= LongestId } queueId && queueId != "NOQUEUE" && queueId.All(char.IsAsciiLetterOrDigit) ? queueId : null;

    /// <summary>Ends the message, or the attempt to send one.</summary>
    internal void EndMessage()
    {
        Sender = null;
        QueueId = null;
        _recipients.Clear();
        _recipientCount = 0;
        Macros.ClearMessage();
    }

    /// <inheritdoc/>
    public ReceivedStamp ToStamp(string id) => new()
    {
        Helo = Helo,
        ReverseName = ClientName,
        Address = Client.Address,
        Utf8 = Sender?.Utf8 == true,
        By = Host,
        With = Protocol,
        Id = QueueId ?? id,
        Tls = Tls,
        Cipher = Cipher,
        For = _recipientCount == 1 ? _recipients[0].Address : null,
        Time = DateTimeOffset.Now,
    };

    /// <summary>What the analyzer gets to know about the session.</summary>
    /// <param name="id">The message's id.</param>
    internal SessionFacts ToFacts(string id) => new()
    {
        Id = id,
        QueueId = QueueId,
        Host = Host,
        Peer = peer,
        Client = Client.Address,
        ClientPort = Client.Port,
        Source = ClientSource.Milter,
        ClientName = ClientName,
        Helo = Helo,
        Protocol = Protocol,
        Tls = Tls,
        Cipher = Cipher,
        Connected = _connected,
        Received = DateTimeOffset.UtcNow,
        Authentication = User is { } user ? [new(Macros[MacroNames.AuthType] ?? "", AuthenticationOutcome.Verified) { User = user }] : [],
    };
}
