namespace ForgeryCheck.Web.Kept;

/// <summary>A permalink.</summary>
/// <param name="Id">What nobody can guess.</param>
internal sealed record KeptLink(string Id)
{
    /// <summary>The path of the page.</summary>
    internal string Path => $"/report/{Id}";
}
