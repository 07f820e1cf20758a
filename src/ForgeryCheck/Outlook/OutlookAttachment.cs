namespace ForgeryCheck.Outlook;

/// <summary>A message attached to one that Outlook saved.</summary>
/// <param name="Embedded">The message, if it was attached as an Outlook message.</param>
/// <param name="Open">Opens the bytes of the message, if it was attached as a file.</param>
internal readonly record struct OutlookAttachment(OutlookMessage? Embedded, Func<Stream>? Open);
