using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Tests.Chains;

/// <summary>Makes messages from header fields, and their chains with the tables that ship.</summary>
internal static class ChainMail
{
    internal static readonly RuleFiles Files = new();
    internal static readonly Organisations Organisations = Organisations.Load(Files);
    internal static readonly SpecialAddresses Addresses = SpecialAddresses.Registered;
    internal static readonly ConfirmedNames ConfirmedNames = ConfirmedNames.Load(Files);
    internal static readonly CustomerNames CustomerNames = CustomerNames.Load(Files);
    internal static readonly GatewayTable Gateways = GatewayTable.Load(Files);

    /// <summary>A message of whole fields, "Name: value", as they would stand in its header.</summary>
    internal static MailMessage Message(params string[] fields) => Message(Encoding.Latin1.GetBytes(string.Concat(fields.Select(f => f + "\r\n"))), fields);

    /// <summary>The chain of Received values, top first, dated a second apart where they have no date.</summary>
    internal static Chain Chain(params string[] received) => Chain(Sites.None, received);

    internal static Chain Chain(Sites sites, params string[] received) => Build(sites, [.. received.Select(Field)]);

    internal static Chain Build(Sites sites, params string[] fields) =>
        new ChainBuilder(sites, Organisations, Addresses, ConfirmedNames, CustomerNames).Build(Message(fields));

    /// <summary>The chain of a message that the listener took.</summary>
    internal static Chain Build(Sites sites, SessionFacts session, params string[] received)
    {
        var message = Message([.. received.Select(Field)]);
        return new ChainBuilder(sites, Organisations, Addresses, ConfirmedNames, CustomerNames).Build(
            new MailMessage { Source = "test", Size = message.Size, Sha256 = "", Header = message.Header, Session = session });
    }

    internal static Sites Trust(params string[] hosts) => Sites.Load(null, "sites.json", Gateways, hosts, []);

    internal static Sites Behind(params string[] gateways) => Sites.Load(null, "sites.json", Gateways, [], gateways);

    internal static string Field(string value, int index) => value.Contains(';', StringComparison.Ordinal)
        ? "Received: " + value
        : $"Received: {value}; Mon, 6 May 2024 10:00:{59 - index:00} +0000";

    private static MailMessage Message(byte[] bytes, string[] texts)
    {
        var fields = new List<HeaderField>();
        var at = 0;
        foreach (var text in texts)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            fields.Add(new HeaderField(at, colon, at + colon + 1, text.Length - colon - 1, text.Length + 2));
            at += text.Length + 2;
        }

        return new MailMessage { Source = "test", Size = bytes.Length, Sha256 = "", Header = new HeaderBlock(bytes, 0, fields) };
    }
}
