using System.Text;

namespace ForgeryCheck.Facts.DeliveryFields;

/// <summary>A header field with the address to which a message was delivered, prepended at delivery: one row of delivery-fields.json.</summary>
/// <param name="Name">The field.</param>
/// <param name="Writer">The programs that write it, in words.</param>
/// <param name="Not">The ASCII prefix of values that another program writes; empty if any value will do.</param>
/// <param name="IsPrepended">Whether it is always prepended.</param>
internal sealed record DeliveryField(string Name, string Writer, byte[] Not, bool IsPrepended)
{
    /// <summary>The name in ASCII, for comparison.</summary>
    internal byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Name);
}
