using System.Text;
using System.Text.Json;
using ForgeryCheck.RuleData;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>When each TLS version came into use, and which ciphers belong to it (products.json, "tls").</summary>
internal sealed class TlsFacts
{
    private readonly long?[] _since = new long?[TlsVersions.Names.Length];
    private readonly Suite[] _suites;
    private readonly string[] _renamers;

    /// <summary>Reads the facts.</summary>
    /// <exception cref="FormatException">They are invalid; the message says what and where in one line.</exception>
    internal TlsFacts(JsonElement root, string name)
    {
        foreach (var row in JsonTable.List(root, "tlsVersions", name))
        {
            JsonTable.KnownKeys(row, name, "version", "since", "source");
            _since[Version(JsonTable.Text(row, "version", name), name)] = TableDate.Read(row, "since", name);
        }

        _renamers = JsonTable.Strings(root, "tlsCipherNamesOfTheirOwn", name);
        _suites = [.. JsonTable.List(root, "tlsCiphers", name).Select(row => Read(row, name))];
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

    private static Suite Read(JsonElement row, string name)
    {
        JsonTable.KnownKeys(row, name, "begins", "holds", "versions", "source");
        uint versions = 0;
        foreach (var version in JsonTable.Strings(row, "versions", name))
        {
            versions |= 1u << Version(version, name);
        }

        return new Suite(Bytes(row, "begins", name), Bytes(row, "holds", name), versions);
    }

    private static byte[][] Bytes(JsonElement row, string key, string name) => [.. JsonTable.Strings(row, key, name).Select(Encoding.ASCII.GetBytes)];

    private static int Version(string word, string name) =>
        Array.IndexOf(TlsVersions.Names, word) is >= 0 and var at
            ? at
            : throw new FormatException($"{name}: \"{word}\" is no version of TLS; known are {string.Join(", ", TlsVersions.Names)}");

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
