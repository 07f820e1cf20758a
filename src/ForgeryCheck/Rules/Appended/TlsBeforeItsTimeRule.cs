using ForgeryCheck.Facts.Products;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC324: a line names a TLS version that did not exist at the line's date, or a cipher that cannot be used with the version it names (RFC 8446
/// appendix B.4: TLS 1.3 has its own ciphers and shares none with older versions).
/// </summary>
internal sealed class TlsBeforeItsTimeRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host's clock was years off.",
        "The host's TLS library has its own names for versions or ciphers.",
    ];

    private const string Version = "version", Cipher = "cipher";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC324", "tls-before-its-time", RuleFamily.Appended, FindingKind.Contradiction,
        "A line names a TLS version that did not exist yet, or a cipher that does not belong to it",
        OnTrusted: "A trusted host wrote this line, so either the date, the TLS version or the cipher was altered in this copy, or the host's clock was years off.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var tls = facts.Tables.Products.Tls;
        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            if (!line.Has(TraceField.Tls) || TlsVersions.Find(line.Raw(TraceField.Tls)) is not (>= 0 and var version))
            {
                continue;
            }

            if (line.Date.HasTime && tls.Since(version) is { } since)
            {
                if (line.Date.UnixMilliseconds < since)
                {
                    sink.Add(Say(
                        facts, hop, TraceField.Tls, "early",
                        $"Line {hop.Number} is dated {TableDate.Words(line.Date.UnixMilliseconds)}, but names {Name(version)}, which no mail host used before {TableDate.Words(since)}."));
                }
                else
                {
                    sink.Agree(Info, hop, Version);
                }
            }

            if (tls.VersionsOf(line) is { } versions)
            {
                if ((versions >> version & 1) == 0)
                {
                    sink.Add(Say(
                        facts, hop, TraceField.Cipher, "cipher",
                        $"Line {hop.Number} names {Name(version)} with the cipher {MailText.Quote(line.Cipher)}, which can be used only with {TlsFacts.Words(versions)}."));
                }
                else
                {
                    sink.Agree(Info, hop, Cipher);
                }
            }
        }
    }

    // SSL 3 is not a TLS version.
    private static string Name(int version) => TlsFacts.Words(1u << version);

    private Finding Say(MessageFacts facts, Hop hop, TraceField place, string grade, string message) => FindingOn.Line(
        Info, facts, hop, place, message, Innocent, [("tls", hop.Line.Tls), ("cipher", hop.Line.Cipher), ("by", hop.Line.By)], grade) with
    { Fact = grade == "early" ? Version : Cipher };
}
