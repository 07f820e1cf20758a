using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>A bundle while it is written, object by object; none stands in it twice.</summary>
internal sealed class StixBundle(Utf8JsonWriter json, WrittenIds written)
{
    private Guid _contents;

    /// <summary>Where the properties of an object go.</summary>
    internal Utf8JsonWriter Json { get; } = json;

    /// <summary>Whether there is room for no more.</summary>
    internal bool IsFull => written.IsFull;

    /// <summary>The id of the bundle, which follows from the objects in it.</summary>
    internal StixId Id => StixId.OfContent("bundle", _contents.ToString());

    internal bool Has(StixId id) => written.Has(id.Uuid);

    /// <summary>Begins an observable; false if the bundle has it.</summary>
    internal bool TryBegin(StixId id)
    {
        if (!written.Add(id.Uuid))
        {
            return false;
        }

        _contents = NamedUuid.Of(_contents, id.ToString());
        Json.WriteStartObject();
        Json.WriteString("type", id.Type);
        Json.WriteString("spec_version", "2.1");
        Json.WriteString("id", id.ToString());
        return true;
    }

    /// <summary>Begins an object of any other kind; false if the bundle has it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="created">Its time.</param>
    /// <param name="by">Who says so; null for the one who says all.</param>
    internal bool TryBegin(StixId id, DateTimeOffset created, StixId? by)
    {
        if (!TryBegin(id))
        {
            return false;
        }

        if (by is { } author)
        {
            Json.WriteString("created_by_ref", author.ToString());
        }

        Json.WriteString("created", Time(created));
        Json.WriteString("modified", Time(created));
        return true;
    }

    internal void End() => Json.WriteEndObject();

    /// <summary>A list of references; nothing if there are none, since no list may be empty.</summary>
    internal void References(string key, IReadOnlyList<StixId> ids)
    {
        if (ids.Count > 0)
        {
            Json.WriteStartArray(key);
            foreach (var id in ids)
            {
                Json.WriteStringValue(id.ToString());
            }

            Json.WriteEndArray();
        }
    }

    /// <summary>A list of one word of ours.</summary>
    internal void Word(string key, string word)
    {
        Json.WriteStartArray(key);
        Json.WriteStringValue(word);
        Json.WriteEndArray();
    }

    /// <summary>A time, to the millisecond as the common properties want it (STIX 2.1 section 3.2).</summary>
    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
