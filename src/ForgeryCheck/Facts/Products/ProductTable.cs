using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Products;

/// <summary>What is known about mail programs: how each writes its lines, its versions, and TLS (rules/products.json).</summary>
internal sealed class ProductTable
{
    internal const string FileName = "products.json";
    private readonly Dictionary<string, Releases> _releases;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal ProductTable(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("facts", "releases", "tlsVersions", "tlsCiphers", "tlsCipherNamesOfTheirOwn");
        Facts = new ProductFacts(table.Root);
        Tls = new TlsFacts(table.Root);
        _releases = [];
        foreach (var row in table.Root.Rows("releases"))
        {
            var releases = new Releases(row);
            _releases[releases.Product] = releases;
        }
    }

    /// <summary>What each product always, or never, writes.</summary>
    internal ProductFacts Facts { get; }

    /// <summary>TLS versions and their ciphers.</summary>
    internal TlsFacts Tls { get; }

    /// <summary>The versions of the product that a line names; null if none are listed, or the program was only inferred.</summary>
    internal Releases? ReleasesOf(ReceivedLine line) =>
        line.Product is { } product && line.ProductBasis != ProductBasis.Inferred && _releases.TryGetValue(product, out var releases) ? releases : null;
}
