using ForgeryCheck.Chains;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Reports;

/// <summary>The characters with which text reports are drawn.</summary>
internal sealed record Glyphs(
    bool IsAscii, string Trusted, string HandOver, string Claimed, string Forged, string Bond, string LooseBond, string BrokenBond,
    string Rule, string DoubleRule, string TrustEnd, string Axis, string Left, string Contradiction, string Anomaly, string Support,
    string Note, string Dot, string Gap)
{
    internal static Glyphs Unicode { get; } = new(
        false, "●", "◆", "○", "✗", "│", "┊", "╳", "─", "═", "╞", "│", "◀", "✗", "!", "+", "·", " · ", "⋮");

    internal static Glyphs Ascii { get; } = new(
        true, "*", "@", "o", "X", "|", ":", "x", "-", "=", "+", "|", "<", "x", "!", "+", "-", ", ", ":");

    internal string Of(HopStatus status) => status switch
    {
        HopStatus.Trusted => Trusted,
        HopStatus.HandOver => HandOver,
        HopStatus.Forged => Forged,
        _ => Claimed,
    };

    internal string Of(FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => Contradiction,
        FindingKind.Anomaly => Anomaly,
        FindingKind.Support => Support,
        _ => Note,
    };
}
