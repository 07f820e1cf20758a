namespace ForgeryCheck.Names;

/// <summary>
/// Asks about names that senders choose and records make up. A name that cannot be in the public DNS needs no question: it does not exist. So a
/// question that is not asked always means that the answer is unknown.
/// </summary>
internal static class PublicNames
{
    /// <summary>Asks a question, or answers it at once if its name cannot exist.</summary>
    internal static ValueTask<DnsAnswer> AskPublicAsync(this INameService names, string name, DnsType type, CancellationToken cancellation)
    {
        var question = DnsQuestion.Of(name, type);
        return names.IsOn && !CanExist(question)
            ? ValueTask.FromResult(new DnsAnswer(question, DnsStatus.NxDomain, [], DateTimeOffset.UnixEpoch, ""))
            : names.AskAsync(question, cancellation);
    }

    /// <summary>Whether a name can be in the public DNS. Names below .arpa can, but are asked for PTR records only.</summary>
    internal static bool CanExist(DnsQuestion question) =>
        Askable.Is(question) || (question.Type != DnsType.Ptr && question.Name.EndsWith(".arpa", StringComparison.Ordinal));
}
