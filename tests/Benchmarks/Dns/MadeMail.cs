using System.Globalization;
using System.Text;

namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>
/// Honest messages, each of an organisation of its own, and what the DNS says of them: the client's HELO name, the host in the first claimed line, and the
/// author's domain are named by no other message.
/// </summary>
internal sealed class MadeMail(int messages)
{
    private const string Reader = "harbour.example", ReaderHost = "mx.harbour.example", ReaderAddress = "104.130.0.1";

    internal int Messages => messages;

    /// <summary>The distinct names in the messages, but for the reader's.</summary>
    internal int Names => 3 * messages;

    /// <summary>The messages as an mbox.</summary>
    internal string Mailbox()
    {
        var start = DateTimeOffset.UtcNow.AddSeconds(-messages);
        var text = new StringBuilder();
        for (var i = 0; i < messages; i++)
        {
            // Of today, since answers of the DNS of today count less for older mail.
            var time = start.AddSeconds(i);
            var domain = DomainOf(i);
            text.Append(CultureInfo.InvariantCulture, $"""
                From writer@{domain} {time:ddd MMM dd HH:mm:ss yyyy}
                Return-Path: <writer@{domain}>
                Received: from mail.{domain} (mail.{domain} [{AddressOf(i)}])
                	by {ReaderHost} (Postfix) with ESMTPS id {0x4F1C000000 + i:X}
                	for <reader@{Reader}>; {time:ddd, dd MMM yyyy HH:mm:ss} +0000 (UTC)
                Received: from desk.{domain} (desk.{domain} [10.1.0.4])
                	by relay.{domain} (Postfix) with ESMTPSA id {0x6A02000000 + i:X}; {time:ddd, dd MMM yyyy HH:mm:ss} +0000 (UTC)
                From: Writer <writer@{domain}>
                To: Reader <reader@{Reader}>
                Subject: Number {i}
                Date: {time:ddd, dd MMM yyyy HH:mm:ss} +0000
                Message-ID: <{i}@{domain}>

                Text.


                """);
        }

        return text.ToString();
    }

    /// <summary>The records of a name; null if there is no such name.</summary>
    internal IReadOnlyList<(RecordType Type, string Value)>? Find(string name) => name switch
    {
        "" => [(RecordType.Ns, "a.root.example")],
        Reader => [(RecordType.Mx, ReaderHost)],
        ReaderHost => [(RecordType.A, ReaderAddress)],
        _ when NumberOfReverse(name) is { } number => [(RecordType.Ptr, "mail." + DomainOf(number))],
        _ when NumberOf(name) is { } number => OfOrganisation(name[..^DomainOf(number).Length], number),
        _ => null,
    };

    private static IReadOnlyList<(RecordType Type, string Value)>? OfOrganisation(string host, int number) => host switch
    {
        "" => [(RecordType.Mx, "mail." + DomainOf(number)), (RecordType.Txt, $"v=spf1 ip4:{AddressOf(number)} -all")],
        "mail." => [(RecordType.A, AddressOf(number)), (RecordType.Txt, "v=spf1 a -all")],
        "relay." => [(RecordType.A, AddressOf(number))],
        "_dmarc." => [(RecordType.Txt, "v=DMARC1; p=reject")],
        _ => null,
    };

    private static string DomainOf(int number) => string.Create(CultureInfo.InvariantCulture, $"d{number}.example");

    private static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"104.{128 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}");

    private int? NumberOf(string name) =>
        name.Split('.') is [.., var domain, "example"] && domain.StartsWith('d') && int.TryParse(domain.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < messages ? number : null;

    private int? NumberOfReverse(string name) =>
        name.Split('.') is [var d, var c, var b, "104", "in-addr", "arpa"] && int.TryParse(b, CultureInfo.InvariantCulture, out var high)
        && int.TryParse(c, CultureInfo.InvariantCulture, out var middle) && int.TryParse(d, CultureInfo.InvariantCulture, out var low)
        && ((high - 128) << 16) + (middle << 8) + low is var number && number >= 0 && number < messages ? number : null;
}
