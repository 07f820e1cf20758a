using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Terminal colours, as parameters of ECMA-48 SGR; only the sixteen that every theme makes readable.</summary>
internal static class Ink
{
    internal const string Reset = "\e[0m";
    internal const string None = "";
    internal const string Bold = "1";
    internal const string Dim = "2";
    internal const string Red = "31";
    internal const string Green = "32";
    internal const string Yellow = "33";
    internal const string Cyan = "36";
    internal const string BoldRed = "1;31";
    internal const string BoldGreen = "1;32";
    internal const string BoldYellow = "1;33";
    internal const string BoldCyan = "1;36";

    /// <summary>The escape sequence that selects a colour.</summary>
    internal static string Start(string ink) => $"\e[{ink}m";

    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Forged => BoldRed,
        Verdict.Suspicious => BoldYellow,
        Verdict.Consistent => BoldGreen,
        _ => Bold,
    };

    internal static string Of(AnswerState state) => state switch
    {
        AnswerState.Contradicted => BoldYellow,
        AnswerState.Confirmed => Green,
        _ => None,
    };

    internal static string Of(HopStatus status) => status switch
    {
        HopStatus.Trusted => Green,
        HopStatus.HandOver => BoldCyan,
        HopStatus.Forged => Red,
        _ => None,
    };

    internal static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => Red,
        FindingKind.Anomaly => Yellow,
        FindingKind.Support => Green,
        _ => Dim,
    };
}
