using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Products;

/// <summary>What each product always, or never, writes (products.json, "facts").</summary>
internal sealed class ProductFacts
{
    private readonly Dictionary<string, ProductFact[]> _byProduct;
    private readonly ProductFact[] _unnamed;

    /// <summary>Reads the facts.</summary>
    /// <exception cref="FormatException">They are invalid; the message says what and where in one line.</exception>
    internal ProductFacts(JsonMembers root)
    {
        var facts = Array.ConvertAll(root.Rows("facts"), Read);
        _unnamed = [.. facts.Where(f => f.Product is null)];
        _byProduct = facts.Where(f => f.Product is not null).GroupBy(f => f.Product!).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The facts that apply to a line.</summary>
    internal ReadOnlySpan<ProductFact> Of(ReceivedLine line)
    {
        if (line.Product is null)
        {
            return line.Has(TraceField.Software) ? default : _unnamed;
        }

        // A form that could be another program's proves nothing against the line.
        if (line.ProductBasis == ProductBasis.Inferred)
        {
            return default;
        }

        return _byProduct.TryGetValue(line.Product, out var facts) ? facts : default;
    }

    /// <summary>The facts of a product.</summary>
    internal ReadOnlySpan<ProductFact> Of(string product) => _byProduct.GetValueOrDefault(product);

    private static ProductFact Read(JsonMembers row)
    {
        row.KnownKeys("product", "grade", "kind", "aspect", "always", "never", "when", "since", "found", "expected", "source");
        var product = row.FilledText("product");
        var aspect = Aspect(row.FilledText("aspect"), row);
        var always = row.Has("always");
        var values = Values(aspect, row, always ? "always" : "never");
        _ = row.FilledText("source");
        return new ProductFact(
            product == ProductFact.NoneNamed ? null : product, row.FilledText("grade"), KindOf(row), aspect, always ? values : ~values, When(row),
            row.Has("since") ? TableDate.Read(row, "since") : null, row.FilledText("found"), row.FilledText("expected"));
    }

    private static (LineAspect Aspect, uint Values)[] When(JsonMembers row) => row.Object("when")?.At(row.Place) is not { } when ? []
        : Array.ConvertAll(when.Keys, key => Aspect(key, when) is var aspect ? (aspect, Values(aspect, when, key)) : default);

    private static uint Values(LineAspect aspect, JsonMembers row, string key)
    {
        uint values = 0;
        foreach (var word in row.Texts(key))
        {
            var at = LineAspects.Names(aspect).ToList().IndexOf(word);
            values |= at >= 0 ? 1u << at : throw row.Wrong(word, $"is not a value of that aspect; known are {string.Join(", ", LineAspects.Names(aspect))}");
        }

        return values != 0 ? values : throw row.Wrong("a fact needs \"always\" or \"never\" with a value");
    }

    private static LineAspect Aspect(string word, JsonMembers row)
    {
        foreach (var aspect in Enum.GetValues<LineAspect>())
        {
            if (word == LineAspects.Name(aspect))
            {
                return aspect;
            }
        }

        throw row.Wrong(word, "is not an aspect of a line");
    }

    private static FindingKind KindOf(JsonMembers row) => row.FilledText("kind") switch
    {
        "contradiction" => FindingKind.Contradiction,
        "anomaly" => FindingKind.Anomaly,
        var other => throw row.Wrong("kind", $"must be contradiction or anomaly, not {other}"),
    };
}
