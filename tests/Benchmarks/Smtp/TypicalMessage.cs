using System.Text;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>A message as the analysis meets it: a chain of Received lines, and a body that fills it up.</summary>
internal static class TypicalMessage
{
    private const string Header = """
        Received: from mx2.relay.example (mx2.relay.example [198.51.100.20])
        	by in.company.example (Postfix) with ESMTPS id 4XyZ123abcz9K
        	for <b@x.example>; Mon,  1 Jun 2026 10:00:05 +0000 (UTC)
        Received: from out.provider.example ([203.0.113.7])
        	by mx2.relay.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384
        	(Exim 4.97) (envelope-from <a@x.example>) id 1rAbCd-000000012Ef-1A2B
        	for b@x.example; Mon, 01 Jun 2026 12:00:03 +0200
        Received: from [192.0.2.44] (helo=desk.home.example)
        	by out.provider.example with esmtpsa id 1rAbCc-000000012Ee-0Z9Y;
        	Mon, 01 Jun 2026 12:00:01 +0200
        From: A <a@x.example>
        To: B <b@x.example>
        Subject: What was asked for
        Date: Mon, 1 Jun 2026 12:00:00 +0200
        Message-ID: <20260601100000.4711@desk.home.example>


        """;

    /// <summary>Writes it to a file of about so many bytes, lines ending in LF as smtp-source reads them.</summary>
    internal static string Write(string file, int size)
    {
        var text = new StringBuilder(Header);
        while (text.Length < size)
        {
            text.Append("The quick brown fox jumps over the lazy dog, again and again and again.\n");
        }

        File.WriteAllText(file, text.ToString());
        return file;
    }
}
