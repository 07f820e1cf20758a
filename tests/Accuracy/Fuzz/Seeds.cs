using System.Text;

namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>Lines to damage: one of each product's shape, written for the purpose.</summary>
internal static class Seeds
{
    internal static readonly IReadOnlyList<byte[]> Lines = [.. new[]
    {
        "from mail.example.org (mail.example.org [192.0.2.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby mx.example.net (Postfix) with ESMTPS id 4XyZ123abcz9K for <reader@example.net>; Mon, 1 Jun 2026 10:00:02 +0000 (UTC)",
        "from [198.51.100.4] (helo=desk.example.org ident=u1)\n\tby relay.example.org with esmtpsa (TLS1.3:TLS_AES_128_GCM_SHA256:128) (Exim 4.97)\n\t(envelope-from <a@example.org>) id 1rAbCd-000000012Ef-1A2B for b@example.net; Mon, 01 Jun 2026 12:00:00 +0200",
        "from host.example.com (HELO name.example.com) (user@203.0.113.9) by mx.example.org with SMTP; 1 Jun 2026 10:00:00 -0000",
        "from AB1PR01MB0001.example.prod.outlook.com (2001:db8:1::12) by CD2PR02MB0002.example.prod.outlook.com with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7000.1; Mon, 1 Jun 2026 10:00:00 +0000",
        "by 2002:a05:6512:3b0:b0:1:2:3 with SMTP id abc-20020a05651203b000b000f1csp1lfb; Mon, 1 Jun 2026 03:00:00 -0700 (PDT)",
        "from localhost (localhost [IPv6:::1]) by mx.example.net (8.18.1/8.18.1) with ESMTPSA id 451A0abc123456 (version=TLSv1.3 cipher=X bits=256 verify=NO); Mon, 1 Jun 2026 10:00:00 GMT",
        "(qmail 12345 invoked by uid 1000); 1 Jun 2026 10:00:00 -0000",
        "by recvd-1234-abcd with SMTP id recvd-1234-abcd-1-6A1D2C3B-12 2026-06-01 10:00:00.907078785 +0000 UTC m=+686613.401829746",
        "from unknown (HELO ?IPv6:2001:db8::1?) ([::ffff:192.0.2.1%3]:2525) by x.example via HTTP (for [192.0.2.2]); Mon Jun  1 10:00:00 2026",
    }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>What readers of Received lines stumble over.</summary>
    internal static readonly IReadOnlyList<byte[]> Tokens = [.. new[]
    {
        "from ", " by ", " with ", " id ", " for ", " via ", "(", ")", "((((", "))))", "[", "]", "<", ">", ";", ";;", "\"", "\\", "\r\n\t", "\n ", "\r", "\0",
        "(HELO ", "helo=", "[IPv6:", "::", "255.255.255.255", "999.1.1.1", "%MY_HOST%", "[", "unknown", "@", ":", ",", "=", "+9999", "-0000", "31 Feb",
        "99:99:99", "Xyz, ", "(PDT)", "\u00E4", "Jan", "2026", "0", "99999999999999999999", "tls ", "(envelope-from <", "(account ", "port=",
    }.Select(Encoding.Latin1.GetBytes)];
}
