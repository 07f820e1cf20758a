using ForgeryCheck.Names;

namespace ForgeryCheck.Dmarc;

/// <summary>The policy that applies to mail of an author, or why there is none.</summary>
/// <param name="State">The outcome of the search.</param>
/// <param name="AuthorDomain">The domain of the address in From.</param>
internal sealed record DmarcPolicy(DmarcState State, string AuthorDomain)
{
    /// <summary>The domain at which the record is; null if there is none.</summary>
    public string? Domain { get; init; }

    /// <summary>The record; null if there is none.</summary>
    public DmarcRecord? Record { get; init; }

    /// <summary>
    /// What the record asks for if this author's mail fails: by "p", "sp" or "np", and one step milder while it is tested (RFC 9989 section 4.7, "t").
    /// </summary>
    public DmarcRequest Request { get; init; }

    /// <summary>Why there is no policy, as one line of text; null if there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether an authenticated domain must be the author's domain itself, and not merely of the same organisation.</summary>
    internal bool IsStrict(bool isDkim) => Record is { } record && (isDkim ? record.IsDkimStrict : record.IsSpfStrict);

    /// <summary>The policy of a record.</summary>
    internal static DmarcPolicy Of(string author, string domain, DmarcRecord record, DmarcRequest request) => record.BrokenTag is { } tag
        ? Without(DmarcState.PermError, author, $"the DMARC record of {NameWords.Show(domain)} is broken: \"{NameWords.Show(tag)}\"") with { Domain = domain, Record = record }
        : new(DmarcState.Found, author)
        {
            Domain = domain,
            Record = record,
            Request = record.IsTest && request != DmarcRequest.None ? request - 1 : request,
        };

    /// <summary>No policy.</summary>
    internal static DmarcPolicy Without(DmarcState state, string author, string problem) => new(state, author) { Problem = problem };

    /// <summary>No policy, since a question has no answer.</summary>
    internal static DmarcPolicy Unanswered(string author, DnsAnswer answer) =>
        Without(answer.Status == DnsStatus.NotAsked ? DmarcState.NotTestable : DmarcState.TempError, author, NameWords.Unanswered(answer));
}
