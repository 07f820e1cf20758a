using System.Text;

namespace ForgeryCheck.Facts.DeliveryFields;

/// <summary>A header field with the address a message was delivered to, put on top of it then: one row of delivery-fields.json.</summary>
/// <param name="Name">The field.</param>
/// <param name="Writer">Who writes it, in words.</param>
/// <param name="Not">A value that begins so is another program's, ASCII; empty where any value will do.</param>
/// <param name="IsPrepended">Whether it is always put on top.</param>
internal sealed record DeliveryField(string Name, string Writer, byte[] Not, bool IsPrepended)
{
    /// <summary>The name in ASCII, as it is compared.</summary>
    internal byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Name);
}
