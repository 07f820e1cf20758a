using System.Text.Json;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>What each product always, or never, writes (products.json, "facts").</summary>
internal sealed class ProductFacts
{
    private readonly Dictionary<string, ProductFact[]> _byProduct;
    private readonly ProductFact[] _unnamed;

    /// <summary>Reads the facts.</summary>
    /// <exception cref="FormatException">They are invalid; the message says what and where in one line.</exception>
    internal ProductFacts(JsonElement root, string name)
    {
        var facts = JsonTable.List(root, "facts", name).Select(row => Read(row, name)).ToList();
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

    private static ProductFact Read(JsonElement row, string name)
    {
        JsonTable.KnownKeys(row, name, "product", "grade", "kind", "aspect", "always", "never", "when", "since", "found", "expected", "source");
        var product = JsonTable.Text(row, "product", name);
        var aspect = Aspect(JsonTable.Text(row, "aspect", name), name);
        var always = row.TryGetProperty("always", out _);
        var values = Values(aspect, JsonTable.Strings(row, always ? "always" : "never", name), name);
        _ = JsonTable.Text(row, "source", name);
        return new ProductFact(
            product == ProductFact.NoneNamed ? null : product, JsonTable.Text(row, "grade", name), KindOf(JsonTable.Text(row, "kind", name), name),
            aspect, always ? values : ~values, When(row, name), row.TryGetProperty("since", out _) ? TableDate.Read(row, "since", name) : null,
            JsonTable.Text(row, "found", name), JsonTable.Text(row, "expected", name));
    }

    private static (LineAspect Aspect, uint Values)[] When(JsonElement row, string name)
    {
        if (!row.TryGetProperty("when", out var when))
        {
            return [];
        }

        return when.ValueKind == JsonValueKind.Object
            ? [.. when.EnumerateObject().Select(p => Aspect(p.Name, name) is var aspect ? (aspect, Values(aspect, JsonTable.Strings(when, p.Name, name), name)) : default)]
            : throw new FormatException($"{name}: \"when\" must be an object");
    }

    private static uint Values(LineAspect aspect, string[] words, string name)
    {
        uint values = 0;
        foreach (var word in words)
        {
            var at = LineAspects.Names(aspect).ToList().IndexOf(word);
            values |= at >= 0 ? 1u << at : throw new FormatException($"{name}: \"{word}\" is no value of that aspect; known are {string.Join(", ", LineAspects.Names(aspect))}");
        }

        return values != 0 ? values : throw new FormatException($"{name}: a fact needs \"always\" or \"never\" with a value");
    }

    private static LineAspect Aspect(string word, string name)
    {
        foreach (var aspect in Enum.GetValues<LineAspect>())
        {
            if (word == LineAspects.Name(aspect))
            {
                return aspect;
            }
        }

        throw new FormatException($"{name}: \"{word}\" is no aspect of a line");
    }

    private static FindingKind KindOf(string word, string name) => word switch
    {
        "contradiction" => FindingKind.Contradiction,
        "anomaly" => FindingKind.Anomaly,
        _ => throw new FormatException($"{name}: \"kind\" must be contradiction or anomaly, not {word}"),
    };
}
