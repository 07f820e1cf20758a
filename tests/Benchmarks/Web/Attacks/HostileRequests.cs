namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>Requests that no server may answer with what they ask for.</summary>
internal static class HostileRequests
{
    /// <summary>What a page of another site, or of a name that was pointed here, makes a browser send.</summary>
    internal static IReadOnlyList<string> Foreign =>
    [
        Get("/", "evil.example"),
        Get("/healthz", "evil.example:8025"),
        Get("/v1/rules", "localhost.evil.example"),
        Get("/", "127.0.0.1.evil.example"),
        Get("/", ""),
        Post("/v1/analyze", "Origin: http://evil.example"),
        Post("/v1/analyze", "Origin: https://localhost.evil.example"),
        Post("/v1/analyze", "Origin: file://localhost"),
        Post("/v1/analyze", "Sec-Fetch-Site: cross-site"),
        Post("/report", "Origin: null"),
        Post("/report", "Origin: http://localhost:1"),
    ];

    /// <summary>Paths out of the site, endless ones, and such as are none; fields that no client writes.</summary>
    internal static IReadOnlyList<string> Odd =>
    [
        Get("/../../etc/passwd"),
        Get("/%2e%2e/%2e%2e/etc/passwd"),
        Get("/assets/../../etc/passwd"),
        Get("/assets/..%2f..%2fetc%2fpasswd"),
        Get("/assets/..%5c..%5cetc%5cpasswd"),
        Get("/assets/%00"),
        Get("/rules/FC101%00.md"),
        Get("/rules/..%2fweights.json"),
        Get("/rules/%ff%fe"),
        Get("/rules/" + Times("%2f", 2000)),
        Get(Times("/a", 4000)),
        Get("/" + Times("a", 8000)),
        Get("/" + Times("a", 30_000)),
        Get(Times("/..", 2000) + "/etc/passwd"),
        Get("///etc/passwd"),
        Get("/%"),
        Get("/%zz"),
        Get("/\u00e9\u0001"),
        Get("*"),
        Get("http://evil.example/"),
        Get("evil.example:443"),
        "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + Times("X-Many: 1\r\n", 20_000) + "\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + Times("a", 100_000) + "\r\n\r\n",
        Sized("+3"),
        Sized("3,3"),
        Sized("3 3"),
        Sized("\v3"),
        Sized("0x3"),
        Sized(Times("0", 30) + "3"),
        "\r\n\0\u0001\u0002\u00ff\r\n\r\n",
    ];

    private static string Get(string target, string host = "localhost") => $"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";

    private static string Post(string target, string field) =>
        $"POST {target} HTTP/1.1\r\nHost: localhost\r\n{field}\r\nContent-Type: message/rfc822\r\nContent-Length: 6\r\nConnection: close\r\n\r\na: b\r\n";

    private static string Sized(string length) =>
        $"POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: {length}\r\nConnection: close\r\n\r\na:b";

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
