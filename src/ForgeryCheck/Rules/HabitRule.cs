using System.Globalization;
using ForgeryCheck.Profiles;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules;

/// <summary>
/// The base of rules that compare a claimed line with the profile of its host, learned from genuine mail (--profiles). They differ in the habits
/// that they compare: those of one family change together when a host gets another program, those of different families rarely do.
/// </summary>
/// <param name="info">What identifies the rule.</param>
/// <param name="tested">The habits, the most significant first, with their words in sentences and the value that each rests on.</param>
/// <param name="innocent">Possible legitimate reasons.</param>
internal abstract class HabitRule(RuleInfo info, (Habit Habit, string Words, TraceField Field)[] tested, string[] innocent) : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info => info;

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Profiles is null)
        {
            return;
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.HabitsOf(hop) is not { } test)
            {
                continue;
            }

            var fact = KebabCase.Words<HostRole>().Of(test.Profile.Role);
            var isTested = false;
            var differs = false;
            foreach (var (habit, words, field) in tested)
            {
                var fits = test.Fits(habit);
                isTested |= fits is not null;
                if (fits == false)
                {
                    sink.Add(Say(facts, hop, test, habit, words, field) with { Fact = fact });
                    differs = true;
                    break;
                }
            }

            if (isTested && !differs)
            {
                sink.Agree(Info, hop, fact);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, HabitTest test, Habit habit, string words, TraceField field)
    {
        var known = test.Profile[habit].ToString();
        return FindingOn.Line(
            Info, facts, hop, field, $"{test.Basis(hop.Number)}. Known {words}: {known}. Line {hop.Number} has {MailText.Quote(test.Line[habit])}.", innocent,
            [
                ("host", test.Profile.Name), ("known", known), ("found", test.Line[habit]),
                ("messages", test.Profile.Period.Messages.ToString(CultureInfo.InvariantCulture)),
            ],
            grade: tested.Length == 1 ? null : KebabCase.Words<Habit>().Of(habit)) with
        {
            Causes = [habit == Habit.Zone ? Causes.Zone(hop) : Causes.Of(field, hop)],
        };
    }
}
