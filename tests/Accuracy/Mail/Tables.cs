using System.Globalization;
using ForgeryCheck.Accuracy.Splitting;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>How numbers stand in the tables.</summary>
internal static class Tables
{
    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string Percent(long part, long whole) => whole == 0 ? "-" : Invariant($"{100.0 * part / whole:F2} %");

    internal static string Name(Purpose half) => half == Purpose.Fit ? "fit" : "test";
}
