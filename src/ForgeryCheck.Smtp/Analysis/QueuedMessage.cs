using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>A message awaiting analysis.</summary>
/// <param name="Message">The message.</param>
/// <param name="Id">Its id in the store.</param>
/// <param name="Store">Where it is stored.</param>
internal readonly record struct QueuedMessage(MailMessage Message, string Id, IMessageStore Store);
