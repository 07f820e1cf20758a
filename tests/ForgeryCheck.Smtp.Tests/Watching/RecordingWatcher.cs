using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp.Tests.Watching;

/// <summary>Writes down what it sees.</summary>
internal sealed class RecordingWatcher : IMessageWatcher
{
    /// <summary>Ids, as messages were taken.</summary>
    internal List<string> Ids { get; } = [];

    /// <summary>The dialogue of each.</summary>
    internal List<string> Dialogues { get; } = [];

    /// <summary>Whether it breaks its contract, and throws.</summary>
    internal bool IsBroken { get; init; }

    public void Begin(IMessageStore store, bool analyzes)
    {
    }

    public void Taken(in TakenMessage taken)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("a bug");
        }

        Ids.Add(taken.Message.Id);
        Dialogues.Add(Encoding.Latin1.GetString(taken.Dialogue.Span));
    }

    public void Write(MailMessage message, Report report)
    {
    }

    public void Flush()
    {
    }
}
