using ForgeryCheck.Names;

namespace ForgeryCheck.Signatures;

/// <summary>The keys of the signatures of one message: each is asked for once, all at the same time.</summary>
internal sealed class SignatureKeys
{
    private readonly bool _isOn;
    private readonly Dictionary<DnsQuestion, DnsAnswer> _answers = [];
    private readonly Dictionary<DnsQuestion, KeyRecord?> _records = [];

    private SignatureKeys(bool isOn) => _isOn = isOn;

    /// <summary>The answers, in the order of the questions. Questions not asked are left out.</summary>
    internal IReadOnlyList<DnsAnswer> Answers
    {
        get
        {
            var answers = _answers.Values.Where(a => a.Status != DnsStatus.NotAsked).ToList();
            answers.Sort((a, b) => DnsQuestion.Compare(a.Question, b.Question));
            return answers;
        }
    }

    /// <summary>Asks for the keys of signatures that have to be verified, the first ones first, as many as a message may have.</summary>
    internal static async ValueTask<SignatureKeys> GatherAsync(INameService names, IEnumerable<SignatureTags> signatures, CancellationToken cancellation)
    {
        var keys = new SignatureKeys(names.IsOn);
        if (!names.IsOn)
        {
            return keys;
        }

        var questions = signatures.Where(s => s.Fault is null).Select(QuestionOf).Distinct().Take(SignatureLimits.Keys).ToList();
        var answers = await Task.WhenAll(questions.Select(q => names.AskAsync(q, cancellation).AsTask())).ConfigureAwait(false);
        for (var i = 0; i < answers.Length; i++)
        {
            keys._answers[questions[i]] = answers[i];

            // Of several records RFC 6376 section 3.6.2.2 leaves open which one counts; here it is the first that is a key.
            keys._records[questions[i]] = answers[i].Values.Select(KeyRecord.TryRead).FirstOrDefault(r => r is not null);
        }

        return keys;
    }

    /// <summary>The key of a signature, or why there is none for it.</summary>
    internal KeyRecord Find(SignatureTags signature)
    {
        var question = QuestionOf(signature);
        return !_isOn ? None(SignatureResult.NotTestable, "DNS is off, so its key could not be looked up.")
            : !_answers.TryGetValue(question, out var answer) ? None(SignatureResult.NotTestable, "Its key was not looked up: the message names too many.")
            : answer.Status == DnsStatus.NotAsked ? None(SignatureResult.NotTestable, "Its key was not looked up.")
            : !answer.IsKnown ? None(SignatureResult.TempError, "The name server did not answer when asked for its key.")
            : _records[question] is not { } record ? None(SignatureResult.NoKey, "The DNS has no such key.")
            : record.Fault is null && FaultOf(record, signature) is { } fault ? record with { Fault = fault }
            : record;
    }

    private static KeyRecord None(SignatureResult result, string problem) => new() { Fault = new(result, problem) };

    // RFC 6376 section 3.6.2.1.
    private static DnsQuestion QuestionOf(SignatureTags signature) => DnsQuestion.Of($"{signature.Selector}._domainkey.{signature.Domain}", DnsType.Txt);

    private static SignatureOutcome? FaultOf(KeyRecord record, SignatureTags signature) =>
        record.Algorithm != signature.Algorithm ? new(SignatureResult.NoKey, "The key is for another algorithm (a=, k=).")
        : record.IsStrict && signature.Identity is { } identity && !identity.EndsWith("@" + signature.Domain, StringComparison.OrdinalIgnoreCase)
            ? new(SignatureResult.Malformed, "It signs for a subdomain of its own domain, which the key forbids (i=, t=s).")
            : null;
}
