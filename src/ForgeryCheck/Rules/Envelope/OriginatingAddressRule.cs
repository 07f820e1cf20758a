using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC513: X-Originating-IP and the like contain the author's address as seen by a webmail server. Many webmail servers write it into their Received
/// line as well; then the line and the field corroborate each other.
/// </summary>
internal sealed class OriginatingAddressRule : IRule
{
    private static readonly string[] Reasons =
    [
        "Many webmail servers write the author's address into this field only.",
        "The field describes another step than the lines do.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC513", "originating-address", RuleFamily.Envelope, FindingKind.Support,
        "The author's address in X-Originating-IP, and whether a line records it");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count == 0)
        {
            return;
        }

        foreach (var field in facts.Fields.Fields)
        {
            if (field.Kind == FieldKind.OriginatingAddress
                && HostAddress.TryParse(facts.Message.Header.Value(field.Field).Span.Trim("[]() \t\r\n"u8), out var address)
                && AddressFacts.IsPublic(address))
            {
                Compare(facts, field, address, sink);
                return;
            }
        }
    }

    private void Compare(MessageFacts facts, TellingField field, HostAddress address, FindingSink sink)
    {
        foreach (var hop in facts.Chain.BoundaryAndClaimed)
        {
            if (hop.Line.Address != address && hop.HeloAddress != address)
            {
                continue;
            }

            if (hop.IsClaimed)
            {
                sink.Add(FindingOn.Line(
                    Info, facts, hop, TraceField.Address,
                    $"The header says that the author wrote from {address}, and line {hop.Number} records the same client: they agree.",
                    [], [("address", address.ToString())]));
            }

            return;
        }

        sink.Add(FindingOn.Header(
            Info, facts, field.Field, [],
            $"The header says that the author wrote from {address}, but no line records that client.",
            Reasons, [("address", address.ToString())], null, FindingKind.Note));
    }
}
