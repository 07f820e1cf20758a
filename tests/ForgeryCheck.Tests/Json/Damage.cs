using CsCheck;

namespace ForgeryCheck.Tests.Json;

/// <summary>Files that a disk or a hand has spoiled.</summary>
internal static class Damage
{
    // Besides any byte: what JSON is made of, and what makes a string none.
    private static readonly byte[][] Harmful =
        ["\""u8.ToArray(), "{"u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), "7"u8.ToArray(), "null"u8.ToArray(), "\\uD800"u8.ToArray(), [0xFF]];

    private static readonly Gen<byte[]> Pieces = Gen.OneOf(Gen.Byte.Select(b => new[] { b }), Gen.Int[0, Harmful.Length - 1].Select(i => Harmful[i]));

    /// <summary>The bytes with up to four places written over.</summary>
    public static Gen<byte[]> OfBytes(byte[] bytes) => Gen.Select(Gen.Int[0, bytes.Length - 1], Pieces).Array[1, 4].Select(changes =>
    {
        var damaged = bytes.ToArray();
        foreach (var (at, piece) in changes)
        {
            piece.AsSpan(0, Math.Min(piece.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
        }

        return damaged;
    });

    /// <summary>Does something that may throw a <see cref="FormatException"/> of one line.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (FormatException e)
        {
            Assert.False(string.IsNullOrEmpty(e.Message));
        }
    }
}
