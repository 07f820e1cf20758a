using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Author;
using ForgeryCheck.Rules.Client;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Consistency;
using ForgeryCheck.Rules.Continuity;
using ForgeryCheck.Rules.Envelope;
using ForgeryCheck.Rules.Identifiers;
using ForgeryCheck.Rules.Session;

namespace ForgeryCheck;

/// <summary>All rules. Listed explicitly rather than found by reflection, for ahead-of-time compilation.</summary>
public static class RuleSet
{
    /// <summary>All rules, in order of id.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        // Continuity
        new ForeignHostBetweenSitesRule(),
        new FirewallBypassedRule(),
        new BrokenJointAtHandOverRule(),
        new BrokenJointBelowRule(),
        new LoopIntoMySiteRule(),
        new SameLineTwiceRule(),
        new BrokenTraceBlockRule(),
        new ByNameLeadsElsewhereRule(),
        new NamelessRelayRule(),
        new SameClientTwiceRule(),
        new DeliveryWithoutLineRule(),
        new AccessLineRelaysRule(),
        new ClientNamesItselfOtherwiseRule(),

        // Consistency
        new HeloAndReverseNameDisagreeRule(),
        new HeloIsAnotherAddressRule(),
        new HeloNamesBigProviderRule(),
        new NoReverseNameRule(),
        new ReverseNameNotConfirmedRule(),
        new HeloIsReceivingHostRule(),
        new ImpossibleAddressRule(),
        new HeloLeadsElsewhereRule(),
        new ReceiverIsNoExchangerRule(),

        // Identifiers
        new QueueIdClockRule(),
        new IdImpossibleRule(),
        new IdAgreesRule(),
        new QmailPairClockRule(),
        new IdSeenOnOtherDaysRule(),

        // Appended
        new BareLineRule(),
        new DateAsAddressRule(),
        new BulkMailFormRule(),
        new TemplateLeftInRule(),
        new ProductShapeRule(),
        new VersionImpossibleRule(),
        new VersionBeforeItsTimeRule(),
        new TlsBeforeItsTimeRule(),
        new MaskedProgramRule(),

        // FC331 to FC339, of several families: what providers write
        new ProviderZoneRule(),
        new ProviderShapeRule(),
        new ProviderFormElsewhereRule(),
        new ForestNumberRule(),
        new GoogleIdAndHostRule(),
        new DovecotHostRule(),
        new SummerTimeDisagreesRule(),
        new HostTwoOffsetsRule(),
        new IdNamesOtherHostRule(),

        // FC341 to FC343, of several families: how a host is known to write
        new HostWritesOtherwiseRule(),
        new HostInOtherZoneRule(),
        new HostWithOtherIdsRule(),

        // Clock
        new TimeRunsBackwardsRule(),
        new LongGapRule(),
        new WeekdayWrongRule(),
        new ZoneImpossibleRule(),
        new DayOrTimeImpossibleRule(),
        new LaterThanHandOverRule(),
        new ZoneNameDisagreesRule(),
        new UnreadableDateRule(),
        new DateFieldAndChainRule(),
        new MessageIdAndChainRule(),
        new SignedTimeRule(),
        new ReplayedTimesRule(),
        new AuthorZoneRule(),
        new SignedOutOfOrderRule(),

        // Envelope
        new EnvelopeSenderDiffersRule(),
        new RecipientOnlyInEnvelopeRule(),
        new ForNamesStrangerRule(),
        new ForNamesRecipientRule(),
        new SpfAndLineRule(),
        new ResultsAndLineRule(),
        new OriginatingAddressRule(),
        new ReturnPathAndLinesRule(),
        new OriginUnrelatedRule(),
        new FieldWithoutLineRule(),
        new LineWithoutFieldsRule(),
        new ArcAndLinesRule(),

        // Session
        new SpokeOutOfTurnRule(),
        new BareLineEndsRule(),
        new EndOfDataLookAlikeRule(),
        new DataOutOfFormRule(),
        new WrongCommandsRule(),
        new ClientClaimByStrangerRule(),
        new ForwardedClientAndLineRule(),

        // Client
        new ClientConfirmedRule(),
        new ClientClaimsDeclaredSiteRule(),
        new HeloSpfFailsRule(),
        new HeloCannotExistRule(),

        // Author
        new AuthorAuthenticatedRule(),
        new DmarcFailsRule(),
        new SpfRefusesClientRule(),
        new SignatureFailsRule(),
        new AuthorFieldFaultyRule(),
        new AuthorOfDeclaredSiteRule(),
        new AuthorUnrelatedRule(),
        new AuthorByNewPathRule(),
        new SignatureReplayedRule(),
    ];

    /// <summary>The rule with an id or readable name, ignoring case; null if there is none.</summary>
    public static IRule? Find(string idOrName)
    {
        foreach (var rule in All)
        {
            if (rule.Info.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase)
                || rule.Info.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>
    /// The checks of all enabled rules and of custom rules, selected once for many messages. As delegates, because dispatch on an interface with
    /// sixty implementations searches among them.
    /// </summary>
    /// <exception cref="ArgumentException">A custom rule has the id of a built-in one, or of another.</exception>
    internal static Action<MessageFacts, FindingSink>[] Checks(IReadOnlyCollection<string> disabled, IReadOnlyCollection<IRule>? own = null)
    {
        var taken = All.Select(rule => rule.Info.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in own ?? [])
        {
            if (!taken.Add(rule.Info.Id))
            {
                throw new ArgumentException($"{rule.Info.Id}: another rule has this id", nameof(own));
            }
        }

        return
        [
            .. All.Concat(own ?? []).Where(rule => !disabled.Contains(rule.Info.Id, StringComparer.OrdinalIgnoreCase)).Select(rule => (Action<MessageFacts, FindingSink>)rule.Check),
        ];
    }
}
