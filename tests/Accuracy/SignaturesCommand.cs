using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Accuracy;

/// <summary>
/// DKIM signatures of messages whose key stands in a file, such as those of another library's tests: each as it is, and with one letter of its body
/// changed, for each letter in turn.
/// </summary>
internal static class SignaturesCommand
{
    private static readonly MailReadOptions WithBodies = new() { HashBodies = true };

    internal static async Task<int> RunAsync(string name, string key, IReadOnlyList<string> files, TextWriter output)
    {
        var names = new OneKey(name, await File.ReadAllLinesAsync(key).ConfigureAwait(false));
        var failures = 0;
        foreach (var file in files)
        {
            var mail = await File.ReadAllBytesAsync(file).ConfigureAwait(false);
            var outcomes = await VerifyAsync(mail, names).ConfigureAwait(false);
            var (changed, passed) = await ChangeAsync(mail, names).ConfigureAwait(false);
            await output.WriteLineAsync(Tables.Invariant(
                $"{Path.GetFileName(file)}: {string.Join(", ", outcomes)}; with one letter of the body changed {passed} of {changed} pass")).ConfigureAwait(false);
            failures += passed + (outcomes is [] || outcomes.Any(one => one != SignatureResult.Pass) ? 1 : 0);
        }

        return failures == 0 ? 0 : 1;
    }

    private static async Task<(int Changed, int Passed)> ChangeAsync(byte[] mail, INameService names)
    {
        var (changed, passed) = (0, 0);
        var text = Encoding.Latin1.GetString(mail).ReplaceLineEndings("\n");
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var i = text.IndexOf("\n\n", StringComparison.Ordinal) + 2; i < bytes.Length; i++)
        {
            if (char.IsAsciiLetter((char)bytes[i]))
            {
                // The other case of the letter: the least change there is.
                bytes[i] ^= 0x20;
                changed++;
                passed += (await VerifyAsync(bytes, names).ConfigureAwait(false)).Count(one => one == SignatureResult.Pass);
                bytes[i] ^= 0x20;
            }
        }

        return (changed, passed);
    }

    private static async Task<SignatureResult[]> VerifyAsync(byte[] mail, INameService names)
    {
        using var stream = new MemoryStream(mail);
        var facts = await SignatureVerifier.VerifyAsync(MailReader.ReadMessage(stream, "-", options: WithBodies), names, null).ConfigureAwait(false);
        return [.. facts.Dkim.Select(one => one.Outcome.Result)];
    }

    /// <summary>A name server that knows one key, from a PEM file.</summary>
    private sealed class OneKey(string name, IEnumerable<string> pem) : INameService
    {
        private readonly string _record = "v=DKIM1; k=rsa; p=" + string.Concat(pem.Where(line => !line.StartsWith('-')));

        public bool IsOn => true;

        public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default) => ValueTask.FromResult(
            question.Name == name && question.Type == DnsType.Txt
                ? new DnsAnswer(question, DnsStatus.NoError, [_record], DateTimeOffset.UnixEpoch, "")
                : new DnsAnswer(question, DnsStatus.NxDomain, [], DateTimeOffset.UnixEpoch, ""));
    }
}
