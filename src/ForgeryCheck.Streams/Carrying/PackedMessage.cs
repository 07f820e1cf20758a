using System.Globalization;
using System.Text;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>
/// A message as it goes on the stream: its bytes, and in a header field what a worker has to know besides. JetStream takes no header over 64 KiB, so what
/// is longer stands before the bytes.
/// </summary>
/// <param name="Fields">The header fields.</param>
/// <param name="Front">What stands before the bytes; empty as a rule.</param>
internal sealed record PackedMessage(NatsHeaders Fields, ReadOnlyMemory<byte> Front)
{
    /// <summary>What JetStream's own header fields and the other ones of ours may take.</summary>
    internal const int Overhead = 1 << 10;

    private const int MostInHeader = 32 << 10;

    /// <summary>The size of all but the bytes of the message.</summary>
    internal int Length { get; private init; }

    /// <summary>Packs what a worker has to know.</summary>
    /// <param name="about">What that is.</param>
    /// <param name="id">What identifies the message, however often it comes.</param>
    internal static PackedMessage Of(MailMetadata about, string id)
    {
        var json = MetadataJson.Write(about);
        var length = Encoding.UTF8.GetByteCount(json);
        var isInHeader = length <= MostInHeader;
        var fields = new NatsHeaders { [FieldNames.Id] = id };
        fields[isInHeader ? FieldNames.About : FieldNames.AboutLength] = isInHeader ? json : length.ToString(CultureInfo.InvariantCulture);
        return new PackedMessage(fields, isInHeader ? default : Encoding.UTF8.GetBytes(json)) { Length = length + Overhead };
    }

    /// <summary>What a worker has to know of a message that came.</summary>
    /// <param name="fields">Its header fields.</param>
    /// <param name="payload">Its payload; afterwards without what stands before the bytes.</param>
    /// <returns>The metadata; null if it has none.</returns>
    /// <exception cref="FormatException">They are damaged; the message is one line.</exception>
    internal static MailMetadata? Open(NatsHeaders fields, ref ReadOnlySpan<byte> payload)
    {
        if (Field(fields, FieldNames.AboutLength) is not { } text)
        {
            return Field(fields, FieldNames.About) is { } json ? MetadataJson.Read(json) : null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > payload.Length)
        {
            throw new FormatException($"{FieldNames.AboutLength}: is not the length of anything");
        }

        var front = payload[..length];
        payload = payload[length..];
        return MetadataJson.Read(Encoding.UTF8.GetString(front));
    }

    /// <summary>A header field; null if it has none.</summary>
    internal static string? Field(NatsHeaders fields, string name) => fields.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
}
