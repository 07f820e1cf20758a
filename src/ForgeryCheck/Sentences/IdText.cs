using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Sentences;

/// <summary>Describes in words what an id encodes.</summary>
internal static class IdText
{
    private const long Second = 1000;

    /// <summary>"a Postfix Message-ID", "an Outlook Message-ID".</summary>
    internal static string WithArticle(string kind) => $"{("AEIO".Contains(kind[0], StringComparison.OrdinalIgnoreCase) ? "an" : "a")} {kind}";

    /// <summary>"28 June 2001 14:05:11 UTC", or "between ... and ..." if its clock is coarse.</summary>
    internal static string When(DecodedId id)
    {
        var first = id.Time!.Value;
        return id.WidthMilliseconds <= Second
            ? ClockText.Moment(first)
            : $"between {ClockText.Moment(first)} and {ClockText.Moment(first.AddMilliseconds(id.WidthMilliseconds - Second))}";
    }
}
