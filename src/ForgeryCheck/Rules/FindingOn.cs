using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules;

/// <summary>Creates findings, with the position in the message of the bytes that they rest on.</summary>
public static class FindingOn
{
    /// <summary>A finding on one line, resting on one of its values, or on the whole line if it lacks that value.</summary>
    public static Finding Line(
        RuleInfo rule, MessageFacts facts, Hop hop, TraceField field, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null) =>
        Make(rule, FindingScope.Line, [hop.Number], facts, hop.Field, hop.Line.Span(field), message, innocent, values, grade, kind, [Causes.Of(field, hop)]);

    /// <summary>A finding on one line, resting on some of its bytes; an empty span stands for the whole line.</summary>
    public static Finding Line(
        RuleInfo rule, MessageFacts facts, Hop hop, TextSpan span, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null) =>
        Make(rule, FindingScope.Line, [hop.Number], facts, hop.Field, span, message, innocent, values, grade, kind, [new Cause(CauseKind.Form, hop.Number)]);

    /// <summary>A finding on the joint of two adjacent lines. It rests on the lower line's host.</summary>
    public static Finding Joint(
        RuleInfo rule, MessageFacts facts, Hop upper, Hop lower, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null,
        TraceField field = TraceField.By) =>
        Make(
            rule, FindingScope.Joint, [upper.Number, lower.Number], facts, lower.Field, lower.Line.Span(field), message, innocent, values, grade, kind,
            [field == TraceField.By ? new Cause(CauseKind.Joint, lower.Number) : Causes.Of(field, lower)]);

    /// <summary>A finding on the chain that rests on a value of one line, such as what the boundary line records about the client.</summary>
    public static Finding Chain(
        RuleInfo rule, MessageFacts facts, Hop hop, TraceField field, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null) =>
        Make(rule, FindingScope.Chain, [hop.Number], facts, hop.Field, hop.Line.Span(field), message, innocent, values, grade, kind, [Causes.Of(field, hop)]);

    /// <summary>A finding on the chain that rests on a header field other than Received, or on none if the listener saw it in SMTP.</summary>
    public static Finding Header(
        RuleInfo rule, MessageFacts facts, HeaderField? field, IReadOnlyList<int> lines, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null) =>
        Make(
            rule, FindingScope.Chain, lines, facts, field, default, message, innocent, values, grade, kind,
            field is { } at ? [new Cause(CauseKind.Field, at.Start)] : []);

    /// <summary>A finding on the chain that rests on no single place.</summary>
    public static Finding Chain(
        RuleInfo rule, MessageFacts facts, IReadOnlyList<int> lines, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null, FindingKind? kind = null) =>
        Make(rule, FindingScope.Chain, lines, facts, null, default, message, innocent, values, grade, kind, []);

    /// <summary>A finding on the client at the hand-over that rests on some bytes of the message, or on what was seen outside it.</summary>
    internal static Finding Session(
        RuleInfo rule, MessageFacts facts, long? start, int length, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string grade, FindingKind? kind = null) =>
        Make(rule, FindingScope.Chain, [], facts, null, default, message, innocent, values, grade, kind, [new Cause(CauseKind.Session, 0)]) with
        {
            Start = start,
            Length = start is null ? null : length,
        };

    private static Finding Make(
        RuleInfo rule, FindingScope scope, IReadOnlyList<int> lines, MessageFacts facts, HeaderField? at, TextSpan span,
        string message, IReadOnlyList<string> innocent, ReadOnlySpan<(string Name, string? Value)> values, string? grade, FindingKind? kind,
        IReadOnlyList<Cause> causes)
    {
        var header = facts.Message.Header.Offset;
        return new Finding
        {
            Rule = rule,
            Scope = scope,
            Lines = lines,
            Message = message,
            Innocent = innocent,
            Values = Known(values),
            Kind = kind ?? rule.Kind,
            Grade = grade,
            Causes = causes,
            Start = at is not { } field ? null : span.IsEmpty ? header + field.Start : header + field.ValueStart + span.Start,
            Length = at is not { } whole ? null : span.IsEmpty ? whole.Length : span.Length,
        };
    }

    // Leave out values that the mail does not have: an empty text would mean that it was there and empty.
    private static KeyValuePair<string, string>[] Known(ReadOnlySpan<(string Name, string? Value)> values)
    {
        var count = 0;
        foreach (var (_, value) in values)
        {
            count += value is null ? 0 : 1;
        }

        if (count == 0)
        {
            return [];
        }

        var known = new KeyValuePair<string, string>[count];
        var next = 0;
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                known[next++] = new(name, value);
            }
        }

        return known;
    }
}
