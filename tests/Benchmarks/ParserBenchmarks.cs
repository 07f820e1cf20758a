using BenchmarkDotNet.Attributes;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Benchmarks;

/// <summary>One Received line of each big product.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private static readonly Dictionary<string, byte[]> Lines = new()
    {
        ["Postfix"] = "from mail.example.org (mail.example.org [192.0.2.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx.example.net (Postfix) with ESMTPS id 4XyZ123abcz9K for <reader@example.net>; Mon, 1 Jun 2026 10:00:02 +0000 (UTC)"u8.ToArray(),
        ["Exim"] = "from [198.51.100.4] (helo=desk.example.org)\n\tby relay.example.org with esmtpsa (TLS1.3:TLS_AES_128_GCM_SHA256:128) (Exim 4.97)\n\t(envelope-from <a@example.org>) id 1rAbCd-000000012Ef-1A2B for b@example.net; Mon, 01 Jun 2026 12:00:00 +0200"u8.ToArray(),
        ["Exchange"] = "from AB1PR01MB0001.example.prod.outlook.com (2001:db8:1::12) by CD2PR02MB0002.example.prod.outlook.com with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7000.1; Mon, 1 Jun 2026 10:00:00 +0000"u8.ToArray(),
        ["Qmail"] = "(qmail 12345 invoked by uid 1000); 1 Jun 2026 10:00:00 -0000"u8.ToArray(),
    };

    private byte[] _line = [];

    /// <summary>The program that writes such a line.</summary>
    [Params("Postfix", "Exim", "Exchange", "Qmail")]
    public string Product { get; set; } = "";

    /// <summary>Finds the line.</summary>
    [GlobalSetup]
    public void Setup() => _line = Lines[Product];

    /// <summary>Reads it.</summary>
    [Benchmark]
    public ReceivedLine Parse() => ReceivedParser.Parse(_line);
}
