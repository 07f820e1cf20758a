using System.Globalization;

namespace ForgeryCheck.Web.Live;

/// <summary>How far a page has been told. Pages treat its text as opaque: "5f0c92ab7d1e-1099511627776-17".</summary>
/// <param name="Number">The number of the newest row that it knows.</param>
/// <param name="Verdicts">How many verdicts had been given by then: of rows that it knows, it knows those.</param>
internal readonly record struct LiveMark(long Number, long Verdicts)
{
    /// <summary>The text, with the run that it is of.</summary>
    /// <param name="run">The name of this run.</param>
    internal string ToText(string run) => string.Create(CultureInfo.InvariantCulture, $"{run}-{Number}-{Verdicts}");

    /// <summary>Reads such a text; null if it is of another run, or none.</summary>
    /// <param name="run">The name of this run.</param>
    /// <param name="text">The text, from anybody.</param>
    internal static LiveMark? Read(string run, string? text) =>
        text?.Split('-') is [var of, var number, var verdicts] && of == run && TryRead(number, out var row) && TryRead(verdicts, out var count)
            ? new LiveMark(row, count)
            : null;

    private static bool TryRead(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
