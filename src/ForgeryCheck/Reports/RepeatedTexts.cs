using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>
/// Texts that stand in report after report, encoded once for JSON: names, words and sentences of rules, which are the same objects each time and found
/// without comparing text. The table never grows: a text takes the place of another.
/// </summary>
internal static class RepeatedTexts
{
    private const int Slots = 4096;
    private static readonly Entry?[] Known = new Entry?[Slots];

    internal static JsonEncodedText Encoded(string text)
    {
        ref var slot = ref Known[RuntimeHelpers.GetHashCode(text) & (Slots - 1)];
        if (Volatile.Read(ref slot) is not { } known || !ReferenceEquals(known.Text, text))
        {
            known = new Entry(text, JsonText.Encode(text));
            Volatile.Write(ref slot, known);
        }

        return known.Encoded;
    }

    private sealed record Entry(string Text, JsonEncodedText Encoded);
}
