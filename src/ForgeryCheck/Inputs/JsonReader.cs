using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>Reads messages whose headers a programming interface gave as JSON.</summary>
internal static class JsonReader
{
    private const string Note = "the header was read from JSON; offsets refer to the header lines made from it";

    /// <summary>The messages; none if the text has no header.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Its name.</param>
    /// <param name="rawBytes">The size up to which the bytes of a header are kept; 0 to keep none.</param>
    /// <exception cref="UnreadableException">The text has headers, but is broken behind them.</exception>
    internal static IEnumerable<MailInput> Read(byte[] json, string source, int rawBytes)
    {
        var headers = HeaderJson.Read(json, out var isWhole);
        var isAlone = headers.Count == 1 && isWhole;
        var number = 0;
        foreach (var (place, header) in headers)
        {
            using var builder = new MessageBuilder(new MailReadOptions { RawBytes = rawBytes });
            builder.Append(header);
            var message = builder.Finish(isAlone ? source : string.Create(CultureInfo.InvariantCulture, $"{source}#{++number}"));
            yield return new MailInput.Read((StoredForm.Of(isAlone ? json : json.AsSpan(place)) with { Note = Note }).Of(message));
        }

        if (headers.Count > 0 && !isWhole)
        {
            throw new UnreadableException("the JSON is broken");
        }
    }
}
