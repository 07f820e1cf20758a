using System.Text;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A message as it was kept.</summary>
/// <param name="Message">The message; its content is gone.</param>
/// <param name="Top">What we put on top.</param>
/// <param name="Bytes">What the client sent.</param>
internal sealed record KeptMail(AcceptedMessage Message, byte[] Top, byte[] Bytes)
{
    /// <summary>What the client sent, a character a byte.</summary>
    internal string Text => Encoding.Latin1.GetString(Bytes);

    /// <summary>What we put on top.</summary>
    internal string Stamp => Encoding.UTF8.GetString(Top);
}
