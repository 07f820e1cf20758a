using System.Text;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Hosts;

/// <summary>
/// Programs that write the name which the DNS gives for the client's address only where that name leads back to the address
/// (rules/reverse-names.json). Whoever holds the address can have given it any name, also one of the receiver's, so a name that any
/// other program wrote proves nothing.
/// </summary>
internal sealed class ConfirmedNames
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "reverse-names.json";

    private readonly Dictionary<string, SoftwareVersion> _since = new(StringComparer.Ordinal);

    /// <summary>Reads the table.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="FormatException">The table is wrong; the message says what and where in one line.</exception>
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
            // A row without a source is an opinion, and this table decides whom to believe.
            _ = program.FilledText("source");
            if (!_since.TryAdd(product, program.Has("since") ? Since(program) : default))
            {
                throw program.Wrong("stands in the table twice");
            }
        }
    }

    /// <summary>Takes the table of the rules in force.</summary>
    public static ConfirmedNames Load(RuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(files.Read(FileName) ?? "{}"u8.ToArray());
    }

    /// <summary>Whether the program that wrote a line writes confirmed names only. A program that was guessed from the line's form does not count.</summary>
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
        return SoftwareVersion.Read(Encoding.UTF8.GetBytes(text)) is { IsEmpty: false } version ? version : throw program.Wrong(text, "is no version");
    }
}
