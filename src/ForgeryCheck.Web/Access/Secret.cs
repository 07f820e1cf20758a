using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.Web.Access;

/// <summary>A secret that is compared in constant time, whatever the length of what it is compared with.</summary>
internal sealed class Secret(string value)
{
    private readonly byte[] _hash = Hash(value);

    internal bool Is(string? candidate) => candidate is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(candidate));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
