using System.Collections.Frozen;

namespace ForgeryCheck.Messages;

/// <summary>The words for what a client can do wrong on the wire, as JSON and the grades of findings have them: "early-talk".</summary>
internal static class WireFactKinds
{
    private static readonly string[] Words =
    [
        "early-talk", "pipelined-out-of-turn", "bare-carriage-return", "bare-line-feed", "bare-line-feed-in-command", "control-in-command",
        "end-of-data-look-alike", "nul", "eight-bit-undeclared", "long-line", "long-command", "long-path", "wrong-parameter",
        "syntax-error", "space-before-path", "out-of-sequence", "unknown-command", "text-before-handshake", "other-protocol",
        "proxy-by-stranger", "client-claim-by-stranger",
    ];

    private static readonly FrozenDictionary<string, WireFactKind> Kinds =
        Words.Select((word, i) => KeyValuePair.Create(word, (WireFactKind)i)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word for a kind.</summary>
    public static string Word(WireFactKind kind) => Words[(int)kind];

    /// <summary>The kind that a word stands for; null where there is none.</summary>
    public static WireFactKind? Find(string word) => Kinds.TryGetValue(word, out var kind) ? kind : null;
}
