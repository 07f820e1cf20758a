using System.Xml.Linq;

namespace ForgeryCheck.Tests;

/// <summary>A program that uses the library finds a word about every type in its editor.</summary>
public sealed class PublicTypeTests
{
    [Fact]
    public void Every_public_type_has_a_summary()
    {
        var assembly = typeof(Analyzer).Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => (string)m.Attribute("name")!)
            .ToHashSet(StringComparer.Ordinal);

        // A nested type is written with a dot in the documentation file and with a plus sign in the assembly.
        Assert.All(
            assembly.GetExportedTypes().Select(t => t.FullName!.Replace('+', '.')),
            name => Assert.True(documented.Contains($"T:{name}"), $"{name} has no summary"));
    }
}
