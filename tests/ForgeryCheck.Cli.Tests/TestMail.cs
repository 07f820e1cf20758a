namespace ForgeryCheck.Cli.Tests;

/// <summary>Messages written for these tests, and a folder of its own for each test.</summary>
internal sealed class TestMail : IDisposable
{
    /// <summary>One honest line, one stranger: nothing below the boundary.</summary>
    internal const string Plain =
        """
        Received: from mail.example.net (mail.example.net [192.0.2.7])
        	by mx.example.org (Postfix) with ESMTP id 4XyZab1c2dz3K
        	for <reader@example.org>; Wed, 1 May 2024 10:00:02 +0000 (UTC)
        From: Writer <writer@example.net>
        To: reader@example.org
        Subject: greetings
        Date: Wed, 1 May 2024 10:00:00 +0000
        Message-ID: <1@example.net>

        Hello.

        """;

    /// <summary>The folder; it goes with the test.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("forgerycheck-").FullName;

    /// <summary>A path in the folder.</summary>
    internal string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file in the folder.</summary>
    internal string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Writes a mailbox of plain messages, whose subjects are numbers from 1.</summary>
    internal string WriteMbox(string name, int messages) => Write(name, string.Concat(
        Enumerable.Range(1, messages).Select(n => $"From writer@example.net Wed May  1 10:00:00 2024\n{Plain.Replace("greetings", $"number {n}", StringComparison.Ordinal)}\n")));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
