using System.Text;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Hosts;

/// <summary>
/// Programs that record the reverse name of the client's address only if it is forward-confirmed (rules/reverse-names.json). The holder of the
/// address can give it any name, even one of the receiver's, so a name recorded by any other program proves nothing.
/// </summary>
internal sealed class ConfirmedNames
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "reverse-names.json";

    private readonly Dictionary<string, SoftwareVersion> _since = new(StringComparer.Ordinal);

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public ConfirmedNames(byte[] json, string name = FileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("programs", "$schema");
        foreach (var row in table.Root.Rows("programs"))
        {
            row.KnownKeys("product", "since", "source");
            var product = row.FilledText("product");
            var program = row.At($"{name}: \"{product}\"");
            // A row without a source is an opinion, and this table decides which hosts are believed.
            _ = program.FilledText("source");
            if (!_since.TryAdd(product, program.Has("since") ? Since(program) : default))
            {
                throw program.Wrong("is listed twice");
            }
        }
    }

    /// <summary>Loads the table of the rules in force.</summary>
    public static ConfirmedNames Load(RuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(files.Read(FileName) ?? "{}"u8.ToArray(), files.NameOf(FileName));
    }

    /// <summary>Whether the program that wrote a line records confirmed names only. A program inferred from the line's form does not count.</summary>
    public bool AreConfirmedBy(ReceivedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Product is not { } product || line.ProductBasis is not (ProductBasis.Named or ProductBasis.Form) || !_since.TryGetValue(product, out var since))
        {
            return false;
        }

        return since.IsEmpty || SoftwareVersion.Find(line.Raw(TraceField.Software)) is { IsEmpty: false } version && version.CompareTo(since) >= 0;
    }

    private static SoftwareVersion Since(JsonMembers program)
    {
        var text = program.FilledText("since");
        return SoftwareVersion.Read(Encoding.UTF8.GetBytes(text)) is { IsEmpty: false } version ? version : throw program.Wrong(text, "is not a version");
    }
}
