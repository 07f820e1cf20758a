using System.Text;
using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Products;

/// <summary>When each TLS version came into use, and which ciphers belong to it (products.json, "tls").</summary>
internal sealed class TlsFacts
{
    private readonly long?[] _since = new long?[TlsVersions.Names.Length];
    private readonly Suite[] _suites;
    private readonly string[] _renamers;

    /// <summary>Reads the facts.</summary>
    /// <exception cref="FormatException">They are invalid; the message says what and where in one line.</exception>
    internal TlsFacts(JsonMembers root)
    {
        foreach (var row in root.Rows("tlsVersions"))
        {
            row.KnownKeys("version", "since", "source");
            _since[Version(row.FilledText("version"), row)] = TableDate.Read(row, "since");
        }

        _renamers = root.Texts("tlsCipherNamesOfTheirOwn");
        _suites = Array.ConvertAll(root.Rows("tlsCiphers"), Read);
    }

    /// <summary>The day on which a version came into use; null if unknown.</summary>
    internal long? Since(int version) => version < 0 ? null : _since[version];

    /// <summary>The versions with which a line's cipher can be used, one bit each; null if unknown.</summary>
    internal uint? VersionsOf(ReceivedLine line)
    {
        var cipher = line.Raw(TraceField.Cipher);
        if (cipher.IsEmpty || (line.Product is { } product && Array.IndexOf(_renamers, product) >= 0))
        {
            return null;
        }

        foreach (var suite in _suites)
        {
            if (suite.Fits(cipher))
            {
                return suite.Versions;
            }
        }

        return null;
    }

    /// <summary>"TLS 1.2 or TLS 1.3"; SSL 3 without "TLS".</summary>
    internal static string Words(uint versions) =>
        string.Join(" or ", TlsVersions.Names.Where((_, i) => (versions >> i & 1) != 0).Select(name => char.IsAsciiDigit(name[0]) ? $"TLS {name}" : name));

    private static Suite Read(JsonMembers row)
    {
        row.KnownKeys("begins", "holds", "versions", "source");
        uint versions = 0;
        foreach (var version in row.Texts("versions"))
        {
            versions |= 1u << Version(version, row);
        }

        return new Suite(Bytes(row, "begins"), Bytes(row, "holds"), versions);
    }

    private static byte[][] Bytes(JsonMembers row, string key) => Array.ConvertAll(row.Texts(key), Encoding.ASCII.GetBytes);

    private static int Version(string word, JsonMembers row) =>
        Array.IndexOf(TlsVersions.Names, word) is >= 0 and var at
            ? at
            : throw row.Wrong(word, $"is not a version of TLS; known are {string.Join(", ", TlsVersions.Names)}");

    private sealed record Suite(byte[][] Begins, byte[][] Holds, uint Versions)
    {
        internal bool Fits(ReadOnlySpan<byte> cipher)
        {
            foreach (var start in Begins)
            {
                if (cipher.StartsWith(start))
                {
                    return true;
                }
            }

            foreach (var part in Holds)
            {
                if (cipher.IndexOf(part) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
