using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>A message made of Received values, so that hops have true places in true bytes.</summary>
internal sealed class SampleMessage
{
    private readonly List<Hop> _hops = [];
    private int _end;

    internal IReadOnlyList<Hop> Hops
    {
        get
        {
            for (var i = 0; i + 1 < _hops.Count; i++)
            {
                _hops[i].DelaySeconds = (_hops[i].Line.Date.Time - _hops[i + 1].Line.Date.Time)?.TotalSeconds;
            }

            return _hops;
        }
    }

    internal SampleMessage Add(HopStatus status, string value) => Add(status, Encoding.UTF8.GetBytes(value));

    internal SampleMessage Add(HopStatus status, byte[] value)
    {
        const int name = 9; // "Received:"
        _hops.Add(new Hop
        {
            Number = _hops.Count + 1,
            Line = ReceivedParser.Parse(value),
            Field = new HeaderField(_end, name - 1, _end + name, value.Length, name + value.Length + 2),
            FieldIndex = _hops.Count,
            Status = status,
        });
        _end += name + value.Length + 2;
        return this;
    }
}
