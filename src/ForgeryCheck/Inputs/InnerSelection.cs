using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>Which of a message and those attached to it are read, and what is noted of the others.</summary>
internal static class InnerSelection
{
    private const string None = "it has no attached message";

    /// <summary>The messages to report, each before those that are attached to it.</summary>
    internal static IEnumerable<MailInput> Of(MailMessage message, InnerMessages inner)
    {
        switch (inner)
        {
            case InnerMessages.Only when message.Attached.Count == 0:
                return [new MailInput.Unreadable(message.Source, None) { IsEmpty = true }];
            case InnerMessages.Only:
                return message.AllAttached.Select(one => new MailInput.Read(Noted(one, inner)));
            default:
                return message.Attached.Count == 0
                    ? [new MailInput.Read(message)]
                    : message.AllAttached.Where(HasTrace).Prepend(message).Select(one => new MailInput.Read(Noted(one, inner)));
        }
    }

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
