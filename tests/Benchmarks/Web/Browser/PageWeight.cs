using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>The bytes that come over the wire for a page and a report: the document, what it links to, and the report, each with its header.</summary>
internal static partial class PageWeight
{
    private const string Boundary = "----forgerycheck";

    /// <summary>Each part with its bytes.</summary>
    /// <exception cref="InvalidOperationException">Something was not answered with 200.</exception>
    internal static IReadOnlyList<(string What, int Bytes)> Measure(IPEndPoint server, string header)
    {
        var document = Ask(server, "GET / HTTP/1.1", "", "");
        var parts = new List<(string What, int Bytes)> { ("GET /", document.Length) };
        foreach (var path in Linked().Matches(Encoding.UTF8.GetString(document)).Select(match => match.Groups[1].Value).Distinct())
        {
            parts.Add(($"GET {path}", Ask(server, $"GET {path} HTTP/1.1", "", "").Length));
        }

        var body = Part("text", header.ReplaceLineEndings("\r\n")) + Part("as", "page") + $"--{Boundary}--\r\n";
        var fields = $"Content-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {body.Length}\r\n";
        parts.Add(("POST /report", Ask(server, "POST /report HTTP/1.1", fields, body).Length));
        return parts;
    }

    private static string Part(string name, string value) => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static byte[] Ask(IPEndPoint server, string line, string fields, string body)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        socket.Connect(server);
        using var stream = new NetworkStream(socket);
        stream.Write(Encoding.ASCII.GetBytes($"{line}\r\nHost: {server}\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nConnection: close\r\n{fields}\r\n{body}"));
        using var answer = new MemoryStream();
        stream.CopyTo(answer);
        var bytes = answer.ToArray();
        return bytes.AsSpan().StartsWith("HTTP/1.1 200 "u8) ? bytes : throw new InvalidOperationException($"{line}: {Encoding.ASCII.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 12)))}");
    }

    [GeneratedRegex("<(?:link|script)[^>]* (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Linked();
}
