using System.Buffers.Binary;
using ForgeryCheck.Milter.Packets;

namespace ForgeryCheck.Milter.Negotiation;

/// <summary>Answers the offers of mail servers: takes no action that is not needed, and saves every answer that can be saved.</summary>
/// <param name="needed">The actions that the options call for.</param>
internal sealed class Negotiator(MilterActions needed)
{
    private const uint Newest = 6;
    private const uint Oldest = 2;
    private const int OfferBytes = 12;

    private const MilterSteps Wanted = MilterSteps.NoReplyToHeader | MilterSteps.NoUnknown | MilterSteps.NoReplyToConnect | MilterSteps.NoReplyToHelo
        | MilterSteps.NoReplyToMail | MilterSteps.NoReplyToRecipient | MilterSteps.NoReplyToData | MilterSteps.NoReplyToUnknown
        | MilterSteps.NoReplyToEndOfHeader | MilterSteps.NoReplyToBody | MilterSteps.LeadingSpace;

    // The stages of mfapi.h: CONNECT 0, HELO 1, MAIL 2, RCPT 3, DATA 4, end of message 5, end of header 6. Sendmail needs {client_resolve}, which tells
    // whether the client's name is confirmed; Postfix, known by its version, gives no other names. After STARTTLS, TLS is known at the next HELO.
    private static readonly IReadOnlyList<(uint Stage, string Names)> Macros =
    [
        (0, "j v {client_resolve}"), (1, "{tls_version} {cipher}"), (2, "i r {auth_type} {auth_authen} {tls_version} {cipher}"), (3, "i"), (4, "i"), (5, "i"), (6, "i"),
    ];

    private bool _isKnownToLack;

    /// <summary>Reads an offer and writes the answer.</summary>
    /// <exception cref="MilterProtocolException">There is nothing to agree on.</exception>
    internal Agreement Answer(ReadOnlySpan<byte> offer, PacketWriter into)
    {
        if (offer.Length < OfferBytes)
        {
            throw new MilterProtocolException("an offer without version, actions and steps");
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(offer);
        if (version < Oldest)
        {
            throw new MilterProtocolException($"version {version} of the milter protocol");
        }

        var offered = (MilterActions)BinaryPrimitives.ReadUInt32BigEndian(offer[4..]);
        var steps = (MilterSteps)BinaryPrimitives.ReadUInt32BigEndian(offer[8..]);
        var taken = Wanted & steps;
        if ((taken & MilterSteps.NoReplyToBody) == 0)
        {
            // A piece that gets no answer cannot be answered with "no more".
            taken |= MilterSteps.Skip & steps;
        }

        // Sendmail 8.13 brought quarantine and inserted fields.
        var canInsert = (offered & MilterActions.Quarantine) != 0;
        var actions = (needed | MilterActions.SetMacros) & offered;
        var agreement = new Agreement(Math.Min(version, Newest), actions, taken, canInsert);
        into.WriteAgreement(agreement.Version, (uint)actions, (uint)taken, agreement.Has(MilterActions.SetMacros) ? Macros : []);
        return agreement;
    }

    /// <summary>Whether an agreement is the first that lacks actions that the options call for: one warning is enough. Thread-safe.</summary>
    internal bool ShouldWarnAboutMissing(Agreement agreement, out MilterActions missing)
    {
        missing = needed & ~agreement.Actions;
        return missing != MilterActions.None && !Interlocked.Exchange(ref _isKnownToLack, true);
    }
}
