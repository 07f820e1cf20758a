using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Inspection;

/// <summary>A message that waits for its analysis.</summary>
/// <param name="Message">The message.</param>
/// <param name="Id">Its id in the store.</param>
/// <param name="Store">Where it is kept.</param>
internal readonly record struct Waiting(MailMessage Message, string Id, IMessageStore Store);
