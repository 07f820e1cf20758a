using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>
/// Genuine lines of programs and providers, to compare a finding on the form of a line with. They are those of samples/honest-*.eml, which the tests
/// hold to be consistent; what no sample shows has none.
/// </summary>
internal static class GenuineLines
{
    private const string Prefix = "genuine/";

    private static readonly Lazy<Dictionary<string, string>> ByProgram = new(Read);

    /// <summary>The program or provider that a finding on the form of a line names, with one of its lines; null if there is none to show.</summary>
    internal static (string Writer, string Line)? Of(Finding finding)
    {
        if (finding.Rule.Family is RuleFamily.Appended or RuleFamily.Identifiers)
        {
            foreach (var (name, value) in finding.Values)
            {
                if (name is "product" or "program" or "provider" && ByProgram.Value.TryGetValue(Program(value), out var line))
                {
                    return (value, line);
                }
            }
        }

        return null;
    }

    /// <summary>What a finding says it expected instead, where it gives that as a value of its own; null if it does not.</summary>
    internal static string? Expected(Finding finding)
    {
        foreach (var (name, value) in finding.Values)
        {
            if (name.StartsWith("expected", StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    // Providers are called by the name of the organisation, their lines by that of the service.
    private static string Program(string writer) => writer switch
    {
        "Google" => ProductName.Gmail,
        "Microsoft" => ProductName.OutlookCom,
        _ => writer,
    };

    private static Dictionary<string, string> Read()
    {
        var lines = new Dictionary<string, (bool IsWhole, string Text)>(StringComparer.Ordinal);
        var assembly = typeof(GenuineLines).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            resource.CopyTo(bytes);
            var header = HeaderBlock.Parse(bytes.ToArray());
            foreach (var field in header.Fields.Where(field => header.Is(field, "Received"u8)))
            {
                var line = ReceivedParser.Parse(header.Value(field));
                var read = (IsWhole: line.Has(TraceField.Helo) && line.Has(TraceField.Id), Text: "Received: " + header.Text(field));

                // The plainest line that shows the client and an id.
                if (line.Product is { } product
                    && (!lines.TryGetValue(product, out var other) || (read.IsWhole, other.Text.Length).CompareTo((other.IsWhole, read.Text.Length)) > 0))
                {
                    lines[product] = read;
                }
            }
        }

        return lines.ToDictionary(line => line.Key, line => line.Value.Text, StringComparer.Ordinal);
    }
}
