using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Json;

/// <summary>
/// An open JSON document. Files written by hand may contain comments, trailing commas and a byte order mark. In what a program wrote, these are
/// damage and are refused.
/// </summary>
internal sealed class JsonSource : IDisposable
{
    private static readonly JsonDocumentOptions ByHand = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    private readonly JsonDocument _document;

    private JsonSource(JsonDocument document, string name)
    {
        _document = document;
        Root = new JsonMembers(document.RootElement, null, name);
    }

    /// <summary>The outermost object.</summary>
    internal JsonMembers Root { get; }

    /// <summary>Opens a hand-written file: a table of rules/, a sites file.</summary>
    /// <param name="json">Its bytes, which must not change while the document is open.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="FormatException">It is not valid JSON; the message is one line with the position.</exception>
    internal static JsonSource OpenTable(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            return new JsonSource(JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, ByHand), name);
        }
        catch (JsonException e)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"{name}: invalid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"), e);
        }
    }

    /// <summary>Opens an object that a program wrote.</summary>
    /// <param name="json">Its bytes, which must not change while the document is open.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="FormatException">It is not valid JSON or not an object; the message is one line.</exception>
    internal static JsonSource OpenRecord(ReadOnlyMemory<byte> json, string name)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{name}: is not JSON: {e.Message.ReplaceLineEndings(" ")}", e);
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            throw new FormatException($"{name}: is not an object");
        }

        return new JsonSource(document, name);
    }

    /// <summary>Returns the memory to the pool; after that nothing can be read.</summary>
    public void Dispose() => _document.Dispose();
}
