using System.Buffers.Text;

namespace ForgeryCheck.Reports;

/// <summary>Values of a hop that are the same in all formats.</summary>
internal static class HopText
{
    /// <summary>The client's port; null if the line has none, or not a number.</summary>
    internal static int? Port(ReceivedLine line) =>
        line.Has(TraceField.Port) && line.Raw(TraceField.Port) is var raw
        && Utf8Parser.TryParse(raw, out ushort port, out var used) && used == raw.Length ? port : null;

    /// <summary>The delay in seconds, to the millisecond.</summary>
    internal static double? Delay(Hop hop) => hop.DelaySeconds is { } delay ? Math.Round(delay, 3) : null;

    /// <summary>Length in bytes of the Received field in the message, without its final line end.</summary>
    internal static int FieldLength(Hop hop) => hop.Field.ValueStart - hop.Field.Start + hop.Field.ValueLength;

    /// <summary>The joint between a hop and the one below it; null for the lowest.</summary>
    internal static Joint? JointBelow(Report report, Hop hop)
    {
        // Joints are listed top first, so the hop's own is normally at its index.
        var index = hop.Number - 1;
        return index >= 0 && index < report.Joints.Count && report.Joints[index].Upper == hop.Number
            ? report.Joints[index]
            : report.Joints.FirstOrDefault(j => j.Upper == hop.Number);
    }

    /// <summary>Ids of the rules with findings on a line.</summary>
    internal static IEnumerable<string> Rules(Report report, Hop hop) =>
        report.Assessment.Findings.Where(f => f.Lines.Contains(hop.Number)).Select(f => f.Rule.Id).Distinct();

    /// <summary>Ids of the rules with findings against a line.</summary>
    internal static IEnumerable<string> Accusing(Report report, Hop hop) => report.Assessment.Findings
        .Where(f => f.Lines.Contains(hop.Number) && f.Kind is FindingKind.Contradiction or FindingKind.Anomaly).Select(f => f.Rule.Id).Distinct();

    /// <summary>The value of the field as one line of text.</summary>
    internal static string Raw(Hop hop) => TraceText.Unfold(hop.Line.Bytes.Span).Trim(' ');
}
