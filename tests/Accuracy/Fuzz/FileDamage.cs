using System.Buffers.Binary;

namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>Damages files at random: bytes and numbers changed, pieces cut out, doubled, exchanged, the end cut off.</summary>
internal static class FileDamage
{
    private static readonly uint[] Numbers = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>A damaged copy.</summary>
    internal static byte[] Of(ref Dice dice, byte[] file)
    {
        var bytes = new List<byte>(file);
        for (var rounds = 1 + dice.Next(8); rounds > 0 && bytes.Count > 8; rounds--)
        {
            Damage(ref dice, bytes);
        }

        return [.. bytes];
    }

    private static void Damage(ref Dice dice, List<byte> bytes)
    {
        // What stands at the beginning decides what the file is taken for: most damage is done behind it.
        var at = dice.Next(4) == 0 ? dice.Next(bytes.Count) : Math.Min(bytes.Count - 1, 8 + dice.Next(bytes.Count - 8));
        var length = Math.Min(1 + dice.Next(dice.Next(4) == 0 ? 600 : 20), bytes.Count - at);
        switch (dice.Next(8))
        {
            case 0:
                bytes[at] = (byte)dice.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << dice.Next(8));
                break;
            case 2 or 3:
                Put(bytes, at & ~1, Numbers[dice.Next(Numbers.Length)], dice.Next(3) == 0 ? 2 : 4);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 6:
                var from = dice.Next(bytes.Count - length + 1);
                for (var i = 0; i < length; i++)
                {
                    bytes[at + i] = bytes[from + i];
                }

                break;
            default:
                bytes.RemoveRange(at, dice.Next(3) == 0 ? bytes.Count - at : length);
                break;
        }
    }

    private static void Put(List<byte> bytes, int at, uint number, int length)
    {
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(value, number);
        for (var i = 0; i < length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = value[i];
        }
    }
}
