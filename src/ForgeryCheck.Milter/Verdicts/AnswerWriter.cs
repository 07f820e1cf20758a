using System.Text;
using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Packets;

namespace ForgeryCheck.Milter.Verdicts;

/// <summary>Writes a decision as the packets that answer the end of a message, as far as the agreement allows.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes the packets.</summary>
    internal static void Write(Decision decision, Agreement agreement, PacketWriter into)
    {
        if (decision.Refusal is { } refusal)
        {
            // Our replies have one line and no "%", which Sendmail would expand.
            into.Write(MilterResponse.ReplyCode, Encoding.ASCII.GetString(refusal.Bytes.Span).TrimEnd());
            return;
        }

        var leadingSpace = agreement.Has(MilterSteps.LeadingSpace);
        if (agreement.Has(MilterActions.ChangeHeaders))
        {
            WriteChanges(decision.Changes, agreement, leadingSpace, into);
        }

        if (agreement.Has(MilterActions.AddHeaders))
        {
            // Each goes to the very top, above the mail server's own line.
            foreach (var field in decision.Fields.Reverse())
            {
                into.Write(agreement.CanInsert ? MilterResponse.InsertHeader : MilterResponse.AddHeader, field.Name, field.ToSend(leadingSpace), agreement.CanInsert ? 0 : null);
            }
        }

        if (decision.Quarantine is { } reason && agreement.Has(MilterActions.Quarantine))
        {
            into.Write(MilterResponse.Quarantine, reason);
        }

        into.Write(MilterResponse.Continue);
    }

    private static void WriteChanges(IReadOnlyList<FieldChange> changes, Agreement agreement, bool leadingSpace, PacketWriter into)
    {
        // From the last to the first: whether a removed field still counts is left to each mail server.
        foreach (var change in changes.Reverse())
        {
            into.Write(MilterResponse.ChangeHeader, change.Name, MilterField.ToSend(change.Value.Span, leadingSpace), change.Index);
        }

        // The text of imitations is kept as evidence where that takes few edits.
        if (agreement.Has(MilterActions.AddHeaders) && changes.Count + changes.Count(change => change.Renamed is not null) <= SenderFields.MostChanges)
        {
            foreach (var change in changes)
            {
                if (change.Renamed is { } field)
                {
                    into.Write(MilterResponse.AddHeader, field.Name, field.ToSend(leadingSpace));
                }
            }
        }
    }
}
