using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>Reads messages that a programming interface gave as JSON: their headers, or the whole of them.</summary>
internal sealed class JsonReader(byte[] json, MailReadOptions options)
{
    private const string OfFields = "the header was read from JSON; offsets refer to the header lines made from it";
    private const string OfRaw = "the message was read from JSON; offsets refer to the decoded message";

    private readonly AttachedBudget _budget = new();

    /// <summary>The messages; none if the text has no header.</summary>
    /// <param name="source">The name of the text.</param>
    /// <exception cref="UnreadableException">The text has headers, but is broken behind them.</exception>
    internal IEnumerable<MailInput> Read(string source)
    {
        var found = HeaderJson.Read(json);
        var isAlone = found.Messages.Count == 1 && found.IsWhole;
        var number = 0;
        foreach (var one in found.Messages)
        {
            var message = Build(one, isAlone ? Range.All : one.Place, isAlone ? source : string.Create(CultureInfo.InvariantCulture, $"{source}#{++number}"));
            var attached = options.Inner == InnerMessages.Never ? [] : Attached(one, 1).ToList();
            message = With(message, attached);
            yield return new MailInput.Read(_budget.IsExceeded ? message with { Notes = [.. message.Notes, MessageLimits.AttachedLeftOut] } : message);
            _budget.Reset();
        }

        if (found.HasHeader && !found.IsWhole)
        {
            throw new UnreadableException("the JSON is broken");
        }
    }

    private IEnumerable<MailMessage> Attached(JsonMessage outer, int depth)
    {
        foreach (var one in outer.Attached)
        {
            if (!_budget.MayRead(depth))
            {
                yield break;
            }

            yield return With(_budget.Counted(Build(one, one.Place, "")), [.. Attached(one, depth + 1)]);
        }
    }

    private static MailMessage With(MailMessage message, List<MailMessage> attached) => attached.Count == 0 ? message : message with
    {
        Attached = [.. attached.Select((one, index) => one.AttachedTo(message.Source, index + 1))],
    };

    private MailMessage Build(JsonMessage found, Range place, string source)
    {
        using var builder = found.IsRaw
            ? new MessageBuilder(LineEnds.Of(found.Bytes), pasted: true, options, isQuoted: false)
            : new MessageBuilder(new MailReadOptions { RawBytes = options.RawBytes });
        builder.Append(found.Bytes);
        return (StoredForm.Of(json.AsSpan(place)) with { Note = found.IsRaw ? OfRaw : OfFields }).Of(builder.Finish(source) with { MayLackFields = !found.IsRaw });
    }
}
