using ForgeryCheck.Profiles;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC341: a claimed line is not as the host that it belongs to writes its lines, by a profile learned from honest mail (--profiles): another program,
/// name, protocol, TLS version or form. Whoever copies a line of another host onto this one has to know all of these.
/// </summary>
internal sealed class HostWritesOtherwiseRule : IRule
{
    // The strongest first: a program is replaced once in years, while a new form may only be a new kind of client.
    private static readonly Habit[] Tested = [Habit.Program, Habit.Server, Habit.Protocol, Habit.Tls, Habit.Form];

    private static readonly string[] Innocent =
    [
        "The host got another program, or another configuration, after the profile was learned.",
        "Several machines have one name, and the profile knows only some of them.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC341", "host-writes-otherwise", RuleFamily.Appended, FindingKind.Anomaly,
        "A line is not as its host is known to write, by a profile that was learned");

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
            Habit? other = null;
            foreach (var habit in Tested)
            {
                var fits = test.Fits(habit);
                isTested |= fits is not null;
                other ??= fits == false ? habit : null;
            }

            if (other is { } differing)
            {
                sink.Add(Say(facts, hop, test, differing) with { Fact = fact });
            }
            else if (isTested)
            {
                sink.Agree(Info, hop, fact);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, HabitTest test, Habit habit)
    {
        var (what, field) = habit switch
        {
            Habit.Program => ("program", TraceField.Software),
            Habit.Server => ("name after \"by\"", TraceField.By),
            Habit.Protocol => ("protocol", TraceField.With),
            Habit.Tls => ("TLS version", TraceField.Tls),
            _ => ("form", TraceField.Helo),
        };
        var known = test.Profile[habit].ToString();
        return FindingOn.Line(
            Info, facts, hop, field, $"{test.Basis(hop.Number)}. Known as {what}: {known}. Line {hop.Number} has {MailText.Quote(test.Line[habit])}.", Innocent,
            [("host", test.Profile.Name), ("known", known), ("found", test.Line[habit]), ("messages", test.Profile.Period.Messages.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            grade: KebabCase.Words<Habit>().Of(habit)) with
        {
            Causes = [new Cause(CauseKind.Form, hop.Number), Causes.Of(field, hop)],
        };
    }
}
