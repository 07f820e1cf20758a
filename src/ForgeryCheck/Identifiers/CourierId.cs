using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Courier: inode, Unix time and process in hexadecimal, each of 8 or 16 digits: "0000000000018E2F.000000004A3C1F00.00001A2B". Source: Courier's
/// submit.C (file names in its queue). The program does not name itself in the line, so the shape can only confirm.
/// </summary>
internal sealed class CourierId() : IdentifierKind(ProductName.Courier, ProductName.Courier, "courier submit.C; measured")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        var first = id.IndexOf((byte)'.');
        var last = id.LastIndexOf((byte)'.');
        if (first is not (8 or 16) || last - first - 1 is not (8 or 16) || id.Length - last - 1 is not (8 or 16)
            || !IdDigits.AnyHex.TryRead(id[..first], out var inode) || !IdDigits.AnyHex.TryRead(id[(first + 1)..last], out var seconds)
            || !IdDigits.AnyHex.TryRead(id[(last + 1)..], out var process))
        {
            return IdValidity.Foreign;
        }

        if (!IdTime.IsPlausible(seconds))
        {
            return IdValidity.Impossible;
        }

        decoded = AtSecond(seconds * 1000, IdCertainty.Weak) with { Inode = inode, Process = process };
        return IdValidity.Valid;
    }
}
