using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>Which of a message and those attached to it are read, and what is noted of the others.</summary>
internal static class InnerSelection
{
    private const string None = "it has no attached message";

    /// <summary>The messages to report, each before those that are attached to it, and what limits left out of them.</summary>
    internal static IEnumerable<MailInput> Of(MailMessage message, InnerMessages inner) => inner switch
    {
        InnerMessages.Never => [new MailInput.Read(message), .. Rest(message)],
        InnerMessages.Only when message.Attached.Count == 0 => [new MailInput.Unreadable(message.Source, None) { IsEmpty = true }, .. Rest(message)],
        InnerMessages.Only => [.. message.AllAttached.SelectMany(one => Reported(one, inner)), .. Rest(message)],
        _ when message.Attached.Count == 0 => [new MailInput.Read(message), .. Rest(message)],
        _ => message.AllAttached.Where(HasTrace).Prepend(message).SelectMany(one => Reported(one, inner)),
    };

    private static IEnumerable<MailInput> Reported(MailMessage message, InnerMessages inner) => [new MailInput.Read(Noted(message, inner)), .. Rest(message)];

    private static IEnumerable<MailInput> Rest(MailMessage message) =>
        message.LeftUnread.Select(reason => new MailInput.Unreadable(message.Source, reason) { IsRest = true });

    private static MailMessage Noted(MailMessage message, InnerMessages inner)
    {
        List<string> notes = [.. message.Notes];
        if (message.Outer is { } outer)
        {
            notes.Add($"it was attached to {outer}");
        }

        notes.AddRange(message.Attached.Select(one =>
            $"it has an attached message: {one.Source}, {(inner == InnerMessages.Only || HasTrace(one) ? "which has a report of its own" : "which has no Received line and no report")}"));
        return message with { Notes = notes };
    }

    private static bool HasTrace(MailMessage message) => message.Header.Find("Received"u8) is not null;
}
