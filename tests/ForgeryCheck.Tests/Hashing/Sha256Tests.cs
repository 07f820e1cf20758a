using System.Security.Cryptography;
using ForgeryCheck.Hashing;

namespace ForgeryCheck.Tests.Hashing;

public sealed class Sha256Tests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(55)]
    [InlineData(64)]
    [InlineData(4096)]
    [InlineData(Sha256.MostHeld - 1)]
    [InlineData(Sha256.MostHeld)]
    [InlineData(Sha256.MostHeld + 1)]
    [InlineData(200_000)]
    public void The_hash_is_the_same_whichever_library_makes_it_and_however_the_bytes_arrive(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var expected = SHA256.HashData(bytes);
        foreach (var few in (ReadOnlySpan<int>)[int.MaxValue, 0])
        {
            foreach (var piece in (ReadOnlySpan<int>)[1, 1000, int.MaxValue])
            {
                Assert.Equal(expected, Hash(bytes, few, piece));
            }
        }
    }

    [Fact]
    public void One_object_hashes_one_input_after_another()
    {
        using var hash = new Sha256(int.MaxValue);
        foreach (var length in (ReadOnlySpan<int>)[10, 0, 20, 100_000, 30])
        {
            var bytes = new byte[length];
            hash.Append(bytes);
            var found = new byte[SHA256.HashSizeInBytes];
            hash.Finish(found);
            Assert.Equal(SHA256.HashData(bytes), found);
        }
    }

    private static byte[] Hash(byte[] bytes, int few, int piece)
    {
        using var hash = new Sha256(few);
        for (var at = 0; at < bytes.Length; at += Math.Min(piece, bytes.Length - at))
        {
            hash.Append(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)));
        }

        var found = new byte[SHA256.HashSizeInBytes];
        hash.Finish(found);
        return found;
    }
}
