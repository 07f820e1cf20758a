using System.Globalization;
using System.Text;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>Ids given as text, and times as a reader writes them.</summary>
internal static class Ids
{
    internal static IdDecoder Decoder { get; } = IdDecoder.Load(new RuleFiles());

    /// <summary>Every kind there is.</summary>
    internal static IdentifierKind[] All { get; } =
    [
        .. IdKinds.Sendmail, .. IdKinds.Exim, .. IdKinds.Postfix, .. IdKinds.Dovecot, .. IdKinds.Google, .. IdKinds.SendGrid, .. IdKinds.Mailgun,
        .. IdKinds.PowerMta, .. IdKinds.Domino, .. IdKinds.Courier, .. IdKinds.MimeSweeper, .. IdKinds.MessageIds,
        new ExchangeOnline(new ExchangeBuilds(new RuleFiles().Read(ExchangeBuilds.FileName)!)),
    ];

    internal static long Unix(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    internal static IdValidity Decode(IdentifierKind kind, string id, out DecodedId decoded, string? near = null, int? offset = null, string host = "", string? address = null)
    {
        var context = new IdContext
        {
            Near = near is null ? null : Unix(near),
            OffsetMinutes = offset,
            Host = Encoding.Latin1.GetBytes(host),
            Address = address is not null && HostAddress.TryParse(address, out var read) ? read : null,
        };
        return kind.Decode(Encoding.Latin1.GetBytes(id), context, out decoded);
    }

    internal static IdReading Read(string line) => Decoder.Read(ReceivedParser.Parse(Encoding.Latin1.GetBytes(line)));

    internal static IdReading ReadMessageId(string id) => IdDecoder.ReadMessageId(Encoding.Latin1.GetBytes(id), null, null);

    /// <summary>A moment to the second, "2003-08-01T22:34:16Z".</summary>
    internal static string? Text(DecodedId? decoded) => decoded?.Time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
