using ForgeryCheck.Writing;

namespace ForgeryCheck.Messages;

/// <summary>The words for protocol violations, as JSON and the grades of findings use them: "early-talk".</summary>
internal static class WireFactKinds
{
    /// <summary>The word for a kind.</summary>
    public static string Word(WireFactKind kind) => KebabCase.Words<WireFactKind>().Of(kind);

    /// <summary>The kind that a word stands for; null if there is none.</summary>
    public static WireFactKind? Find(string word) => KebabCase.Words<WireFactKind>().Find(word);
}
