using System.Runtime.CompilerServices;

namespace ForgeryCheck.Trace;

/// <summary>One Received line, parsed tolerantly: every clause with its position. Strings are created on first use.</summary>
public sealed class ReceivedLine
{
    private SpanTable _spans;
    private string?[]? _texts;

    internal ReceivedLine(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
    }

    /// <summary>The value after "Received:" as it is in the message, folds included.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How the message reached the host that wrote the line.</summary>
    public ReceivedKind Kind { get; internal set; }

    /// <summary>The program that writes lines like this one: "Postfix", "Exim", "Outlook.com"; null if unknown.</summary>
    public string? Product { get; internal set; }

    /// <summary>How the program was identified: a product that was only inferred is not enough to hold anything against the line.</summary>
    public ProductBasis ProductBasis { get; internal set; }

    /// <summary>The client's address; null if the line has no readable one.</summary>
    public HostAddress? Address { get; internal set; }

    /// <summary>The receiving host's address; null if the line has none.</summary>
    public HostAddress? ByAddress { get; internal set; }

    /// <summary>The date.</summary>
    public TraceDate Date { get; internal set; }

    /// <summary>All clauses and comments, in order.</summary>
    public IReadOnlyList<Clause> Clauses { get; internal set; } = [];

    /// <summary>All recipients of the "for" clauses. RFC 5321 section 4.4 allows one; some hosts write more.</summary>
    public IReadOnlyList<TextSpan> ForSpans { get; internal set; } = [];

    /// <summary>What the receiving host recorded about the reverse name of the client's address.</summary>
    public ReverseNameNote ReverseNote { get; internal set; }

    /// <summary>Whether the client authenticated: a user or mechanism is named, or the protocol implies it (RFC 3848: the "A" in ESMTPA).</summary>
    public bool IsAuthenticated => Has(TraceField.Auth) || Protocols.SaysAuthenticated(Raw(TraceField.With));

    /// <summary>Irregularities in the line's form.</summary>
    public LineFaults Faults { get; internal set; }

    public string? Helo => Text(TraceField.Helo);
    public string? ReverseName => Text(TraceField.ReverseName);
    public string? Port => Text(TraceField.Port);
    public string? Ident => Text(TraceField.Ident);
    public string? Auth => Text(TraceField.Auth);
    public string? EnvelopeFrom => Text(TraceField.EnvelopeFrom);
    public string? By => Text(TraceField.By);
    public string? Software => Text(TraceField.Software);
    public string? Via => Text(TraceField.Via);
    public string? With => Text(TraceField.With);
    public string? Id => Text(TraceField.Id);
    public string? Tls => Text(TraceField.Tls);
    public string? Cipher => Text(TraceField.Cipher);
    public string? DateText => Text(TraceField.Date);
    public IReadOnlyList<string> For => ForSpans.Count == 0 ? [] : [.. ForSpans.Select(Text)];

    /// <summary>The position of a value in <see cref="Bytes"/>; empty if the line has none.</summary>
    public TextSpan Span(TraceField field) => _spans[(int)field];

    /// <summary>Whether the line has the value at all. An empty HELO is a value: its span is empty but not at 0.</summary>
    public bool Has(TraceField field) => _spans[(int)field] != default;

    /// <summary>A value's bytes.</summary>
    public ReadOnlySpan<byte> Raw(TraceField field) => Slice(_spans[(int)field]);

    /// <summary>The id without what some programs put around it, and without a dot that ends no program's id.</summary>
    internal ReadOnlySpan<byte> BareId => Raw(TraceField.Id).Trim("<> \t"u8).TrimEnd((byte)'.');

    /// <summary>The name of the host that wrote the line, without the dot of the root.</summary>
    internal ReadOnlySpan<byte> ByName => Raw(TraceField.By).TrimEnd((byte)'.');

    /// <summary>A value as text, with folds turned into single spaces; null if the line has none.</summary>
    public string? Text(TraceField field)
    {
        if (!Has(field))
        {
            return null;
        }

        // Rules ask for the same value repeatedly. If two threads race, both create the same text.
        var texts = _texts ??= new string?[(int)TraceField.Date + 1];
        return texts[(int)field] ??= Text(_spans[(int)field]);
    }

    /// <summary>The text of a span, with folds turned into single spaces. Bytes that are not UTF-8 are read as Latin-1.</summary>
    public string Text(TextSpan span) => TraceText.Unfold(Slice(span));

    /// <summary>Whether the host wrote, in place of the client's address, that the client connected on the host itself.</summary>
    internal bool IsFromSocket { get; set; }

    internal void Set(TraceField field, TextSpan span) => _spans[(int)field] = span;

    private ReadOnlySpan<byte> Slice(TextSpan span) => Bytes.Span.Slice(span.Start, span.Length);

    [InlineArray((int)TraceField.Date + 1)]
    private struct SpanTable
    {
        private TextSpan _first;
    }
}
