using System.Text.RegularExpressions;
using Markdig;

namespace ForgeryCheck.Tests.Reports;

/// <summary>What a tracker makes of Markdown: with tables, and with links out of anything that looks like an address.</summary>
internal static class MarkdownPage
{
    private static readonly MarkdownPipeline Tracker = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().Build();

    internal static string Html(string markdown) => Markdown.ToHtml(markdown, Tracker);

    /// <summary>The tags, without ids, which are made of the text of headings.</summary>
    internal static HashSet<string> Tags(string markdown) => [.. Regex.Matches(Html(markdown), "<[^>]*>").Select(tag => Regex.Replace(tag.Value, " id=\"[^\"]*\"", ""))];

    internal static string TextOutsideCode(string markdown) =>
        Regex.Replace(Regex.Replace(Html(markdown), "<code.*?</code>", "", RegexOptions.Singleline), "<[^>]*>", "");
}
