using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Web.Submissions;

/// <summary>A file or a text that a client submitted.</summary>
/// <param name="Name">What reports call it: the name of the file, without folders.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SubmittedInput(string Name, MessageContent Content)
{
    /// <summary>Whether it was pasted into the form, and not sent as a file.</summary>
    internal bool IsPasted { get; init; }
}
