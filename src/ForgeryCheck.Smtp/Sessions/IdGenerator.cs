using System.Security.Cryptography;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>
/// Generates ids for sessions and messages: 14 digits and capital letters, unique on this host over time, sorting by time. They consist of the time in
/// milliseconds and a sequence number that starts at random with the process.
/// </summary>
internal sealed class IdGenerator
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 14;
    private const int SequenceBits = 22;

    private long _sequence = RandomNumberGenerator.GetInt32(1 << SequenceBits);

    /// <summary>The next id.</summary>
    internal string Next()
    {
        var time = (UInt128)(ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var value = (time << SequenceBits) | (ulong)(Interlocked.Increment(ref _sequence) & ((1 << SequenceBits) - 1));
        return string.Create(Length, value, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Digits[(int)((ulong)rest & 31)];
                rest >>= 5;
            }
        });
    }
}
