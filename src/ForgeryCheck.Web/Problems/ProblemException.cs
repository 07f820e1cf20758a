using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Problems;

/// <summary>A request that cannot be answered as asked (RFC 9457).</summary>
/// <param name="status">The HTTP status code.</param>
/// <param name="title">What is wrong, the same for each problem of this kind.</param>
/// <param name="detail">What is wrong with this request; may contain text of the request, which is escaped here.</param>
internal sealed class ProblemException(int status, string title, string? detail = null) : Exception(title)
{
    /// <summary>The HTTP status code.</summary>
    internal int Status { get; } = status;

    /// <summary>What is wrong, the same for each problem of this kind.</summary>
    internal string Title { get; } = title;

    /// <summary>The methods that are allowed; null if that is not the problem (RFC 9110 section 15.5.6).</summary>
    internal string? Allowed { get; init; }

    /// <summary>What is wrong with this request; null if the title says it all.</summary>
    internal string? Detail { get; } = detail is null ? null : SafeText.Show(detail);
}
