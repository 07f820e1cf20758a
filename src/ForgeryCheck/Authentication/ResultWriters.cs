using ForgeryCheck.Hosts;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Hosts that write the results of their checks below their own Received line, and remove fields that claim to be theirs from incoming mail
/// (rules/result-writers.json).
/// </summary>
internal sealed class ResultWriters
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "result-writers.json";

    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public ResultWriters(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("writers", "$schema");
        foreach (var row in table.Root.Rows("writers"))
        {
            row.KnownKeys("host", "source");
            var host = row.FilledText("host");
            var writer = row.At($"{name}: \"{host}\"");

            // A row without a source is an opinion, and this table decides which hosts are believed.
            _ = writer.FilledText("source");
            if (!HostNames.IsName(host) || !_hosts.Add(host.ToLowerInvariant()))
            {
                throw writer.Wrong("is not a host name, or is listed twice");
            }
        }
    }

    /// <summary>Loads the table of the rules in force.</summary>
    public static ResultWriters Load(RuleFiles files) => new(files.Read(FileName) ?? "{}"u8.ToArray(), files.NameOf(FileName));

    /// <summary>Whether the fields directly below a line are of the host that wrote it.</summary>
    internal bool Vouches(Hop hop) => hop.ByHost is { } host && _hosts.Contains(host);
}
