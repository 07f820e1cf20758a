using ForgeryCheck.Facts;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;
using ForgeryCheck.Scoring;

namespace ForgeryCheck;

/// <summary>Learns profiles from mail that does not contradict itself. Not thread-safe.</summary>
/// <param name="factsOf">Finds the facts of a message, without DNS.</param>
/// <param name="judge">Says what contradicts itself.</param>
/// <param name="tables">The rule tables in force.</param>
internal sealed class ProfileTeacher(Func<MailMessage, MessageFacts> factsOf, Judge judge, RuleTables tables)
{
    private readonly ProfileLearner _learner = new(tables.Organisations, tables.CustomerNames, tables.Ids);

    /// <summary>What was learned so far.</summary>
    internal ProfileSet Profiles => _learner.Profiles;

    /// <summary>Learns from a message, unless it contradicts itself. Never throws, whatever the message contains.</summary>
    /// <returns>Whether it was learned from.</returns>
    internal bool Teach(MailMessage message)
    {
        var facts = factsOf(message);
        if (judge.Of(facts).Verdict is Verdict.Forged or Verdict.Suspicious)
        {
            return false;
        }

        var authentication = facts.Authentication;
        _learner.Add(facts.Chain, authentication is { IsSaidMediated: false, Author.Fault: null } ? authentication.Author.Domain : null);
        return true;
    }

    /// <summary>The sites that the mail suggests, as the text of a sites file.</summary>
    internal string ProposeSites() => SitesProposal.Write(_learner.Profiles, _learner.Takers, tables.Organisations);
}
