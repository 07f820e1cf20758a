using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Watching;

/// <summary>A message for which the listener has taken responsibility.</summary>
/// <param name="Message">The message; its content may be read until <see cref="IMessageWatcher.Taken"/> returns, and no longer.</param>
/// <param name="At">Where it is stored, if it is.</param>
/// <param name="Mail">The message as the analyzer takes it; null if analysis is off.</param>
/// <param name="Dialogue">The commands and replies that led to it: lines, each after "C " (client), "S " (server) or "- " (a note).</param>
internal readonly record struct TakenMessage(AcceptedMessage Message, KeptAt At, MailMessage? Mail, ReadOnlyMemory<byte> Dialogue);
