namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>An identifier (STIX 2.1 section 2.9). All are made from what they name, so that two runs give the same bytes.</summary>
/// <param name="Type">The type of the object.</param>
/// <param name="Uuid">The UUID.</param>
internal readonly record struct StixId(string Type, Guid Uuid)
{
    /// <summary>The namespace for observables, which makes the ids of all producers the same.</summary>
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <summary>The id of an observable that a value names.</summary>
    internal static StixId OfValue(string type, string value) => OfProperties(type, $"{{\"value\":{CanonicalJson.Text(value)}}}");

    /// <summary>The id of an observable.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="properties">Its ID contributing properties, as canonical JSON.</param>
    internal static StixId OfProperties(string type, string properties) => new(type, NamedUuid.Of(Observables, properties));

    /// <summary>The id of an observable whose ID contributing properties do not tell it from others.</summary>
    internal static StixId OfBytes(string type, string hash) => new(type, NamedUuid.Of($"stix {type} {hash}"));

    /// <summary>
    /// The id of anything else, which is of version 4 in form. It is made from all that the object says: one that says something else must be another
    /// object, since as a new version of the same it would need the time of the change.
    /// </summary>
    internal static StixId OfContent(string type, string content) => new(type, NamedUuid.LikeRandom($"stix {type} {content}"));

    public override string ToString() => $"{Type}--{Uuid}";
}
