using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>Reads questions and writes replies as they stand on the wire (RFC 1035 section 4).</summary>
internal static class NameReply
{
    private const int HeaderLength = 12, NoSuchName = 3;

    /// <summary>The name in a query, in lower case and without the final dot.</summary>
    internal static string NameOf(ReadOnlySpan<byte> query)
    {
        var name = new StringBuilder();
        for (var at = HeaderLength; query[at] != 0; at += query[at] + 1)
        {
            name.Append(name.Length > 0 ? "." : "").Append(Encoding.ASCII.GetString(query.Slice(at + 1, query[at])));
        }

        return name.ToString().ToLowerInvariant();
    }

    /// <summary>The type of record that a query asks for.</summary>
    internal static RecordType TypeOf(ReadOnlySpan<byte> query) => (RecordType)BinaryPrimitives.ReadUInt16BigEndian(query[NameEnd(query)..]);

    /// <summary>The reply to a query of one question.</summary>
    /// <param name="query">The query.</param>
    /// <param name="records">The records of the name; null if there is no such name.</param>
    internal static byte[] To(ReadOnlySpan<byte> query, IReadOnlyList<(RecordType Type, string Value)>? records)
    {
        var (end, type) = (NameEnd(query), TypeOf(query));
        var answers = records?.Where(record => record.Type == type).ToList() ?? [];
        var reply = new List<byte>(query[..(end + 4)].ToArray())
        {
            [2] = 0x81, // a response; recursion was desired
            [3] = (byte)(0x80 | (records is null ? NoSuchName : 0)),
            [7] = (byte)answers.Count,
            [11] = 0, // the query's OPT record is not repeated
        };
        foreach (var (_, value) in answers)
        {
            var data = Data(type, value);
            reply.AddRange([0xC0, HeaderLength, 0, (byte)type, 0, 1, 0, 0, 0x0E, 0x10, (byte)(data.Length >> 8), (byte)data.Length, .. data]);
        }

        return [.. reply];
    }

    private static int NameEnd(ReadOnlySpan<byte> query)
    {
        var at = HeaderLength;
        while (query[at] != 0)
        {
            at += query[at] + 1;
        }

        return at + 1;
    }

    private static byte[] Data(RecordType type, string value) => type switch
    {
        RecordType.A => IPAddress.Parse(value).GetAddressBytes(),
        RecordType.Txt => [(byte)value.Length, .. Encoding.ASCII.GetBytes(value)],
        RecordType.Mx => [0, 10, .. Name(value)],
        _ => Name(value),
    };

    private static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => new[] { (byte)label.Length }.Concat(Encoding.ASCII.GetBytes(label))), 0];
}
