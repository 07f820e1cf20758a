namespace ForgeryCheck.Reports.Exchange.Misp;

/// <summary>What an attribute is to the object "email", with the type that the template gives it and a category that the type allows.</summary>
/// <param name="Name">The relation.</param>
/// <param name="Type">The type of the attribute.</param>
/// <param name="Category">Its category.</param>
/// <param name="Correlates">Whether events with the same value are shown together.</param>
internal sealed record MispRelation(string Name, string Type, string Category, bool Correlates)
{
    private const string Delivery = "Payload delivery";
    private const string Network = "Network activity";
    private const string Other = "Other";

    internal static readonly MispRelation From = new("from", "email-src", Delivery, Correlates: true);
    internal static readonly MispRelation FromDisplayName = new("from-display-name", "email-src-display-name", Delivery, Correlates: true);
    internal static readonly MispRelation FromDomain = new("from-domain", "domain", Delivery, Correlates: true);
    internal static readonly MispRelation To = new("to", "email-dst", Delivery, Correlates: false);
    internal static readonly MispRelation Cc = new("cc", "email-dst", Delivery, Correlates: false);
    internal static readonly MispRelation Bcc = new("bcc", "email-dst", Delivery, Correlates: false);
    internal static readonly MispRelation ReplyTo = new("reply-to", "email-reply-to", Delivery, Correlates: true);
    internal static readonly MispRelation ReturnPath = new("return-path", "email-src", Delivery, Correlates: true);
    internal static readonly MispRelation Subject = new("subject", "email-subject", Delivery, Correlates: true);
    internal static readonly MispRelation MessageId = new("message-id", "email-message-id", Delivery, Correlates: false);
    internal static readonly MispRelation SendDate = new("send-date", "datetime", Other, Correlates: false);
    internal static readonly MispRelation Mailer = new("x-mailer", "email-x-mailer", Delivery, Correlates: false);
    internal static readonly MispRelation UserAgent = new("user-agent", "text", Other, Correlates: false);
    internal static readonly MispRelation ThreadIndex = new("thread-index", "email-thread-index", Delivery, Correlates: false);
    internal static readonly MispRelation Header = new("header", "email-header", Delivery, Correlates: false);
    internal static readonly MispRelation Address = new("ip-src", "ip-src", Network, Correlates: true);
    internal static readonly MispRelation ReceivedAddress = new("received-header-ip", "ip-src", Network, Correlates: true);
    internal static readonly MispRelation ReceivedName = new("received-header-hostname", "hostname", Network, Correlates: true);
}
