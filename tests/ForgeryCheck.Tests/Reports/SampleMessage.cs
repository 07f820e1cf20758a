using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>A message made of Received values, so that hops have true places in true bytes.</summary>
internal sealed class SampleMessage
{
    private readonly List<(HopStatus Status, ReceivedLine Line, HeaderField Field)> _lines = [];
    private int _end;

    /// <summary>A delay in place of what the dates say, for all lines but the lowest; null for none.</summary>
    internal double? Delay { get; init; }

    internal IReadOnlyList<Hop> Hops => [.. Enumerable.Range(0, _lines.Count).Select(HopOf)];

    /// <summary>The header, with other fields below the lines.</summary>
    internal HeaderBlock Header(long offset, params IEnumerable<string> fields)
    {
        var bytes = _lines.SelectMany(line => (byte[])[.. "Received:"u8, .. line.Line.Bytes.Span, .. "\r\n"u8])
            .Concat(fields.SelectMany(field => Encoding.UTF8.GetBytes(field + "\r\n")));
        return HeaderBlock.Parse(bytes.ToArray(), offset);
    }

    internal SampleMessage Add(HopStatus status, string value) => Add(status, Encoding.UTF8.GetBytes(value));

    internal SampleMessage Add(HopStatus status, byte[] value)
    {
        const int name = 9; // "Received:"
        var field = new HeaderField(_end, name - 1, _end + name, value.Length, name + value.Length + 2);
        _lines.Add((status, ReceivedParser.Parse(value), field));
        _end += name + value.Length + 2;
        return this;
    }

    private Hop HopOf(int index)
    {
        var (status, line, field) = _lines[index];
        var by = HostNames.Normalize(line.Raw(TraceField.By));
        var helo = HostNames.Normalize(line.Raw(TraceField.Helo));
        return new Hop
        {
            Number = index + 1,
            Line = line,
            Field = field,
            FieldIndex = index,
            Status = status,
            HeloHost = helo,
            HeloAddress = Hop.AddressIn(helo),
            ReverseHost = HostNames.Normalize(line.Raw(TraceField.ReverseName)),
            ByHost = by,
            ByAddress = line.ByAddress ?? Hop.AddressIn(by),
            DelaySeconds = index + 1 < _lines.Count ? Delay ?? (line.Date.Time - _lines[index + 1].Line.Date.Time)?.TotalSeconds : null,
        };
    }
}
