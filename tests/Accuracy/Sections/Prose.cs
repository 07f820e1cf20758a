namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What ACCURACY.md says between its tables: what was asked, and how far the answer goes.</summary>
internal static class Prose
{
    internal const string Kits = """
        The test that counts: forgeries that a person labelled, grouped by kit (what a person said is of one kit, and what has the same form of the
        first claimed line). For each kit all weights are counted anew without it, and tried on it.
        """;

    internal const string Halves = """
        All weights counted on one half of all mail and tried on the other, both ways: no sender, no kit that was recognised as one and no tail that
        forgebench grafts is in both. Forgebench: chains forged out of that half of ham-2007 and ham-lists.
        """;

    internal const string LeftOutSets = """
        All weights counted without one set and without what was forged out of it, then tried on it. Spam is not forgery: most of it has honest lines,
        so these rows are no error rate.
        """;

    internal const string LeftOutLevels = """
        All weights counted without one of forgebench's six forgers, then tried on its chains out of both halves. The genuine mail is that which
        weights were counted on, so this shows whether weights need to have met a forger, not how often they err.
        """;

    internal const string AnswersOfOtherHalf = """
        The answers about the client and the author, with weights counted on the other half, DNS off and no sites declared: what is known of SPF, DKIM and
        DMARC is what trusted hosts recorded. Spam is no proof of a false author: much of it has domains of its own. On public lists the hosts that run and
        archive them are declared as the reader's own. *No line to test* are messages below whose boundary no line stands; *decided* are those of them
        whose client or author is confirmed, authenticated or contradicted.
        """;

    internal const string AnswersInForce = "The same with the weights in force, on mail that they were counted on.";

    internal const string Reliability = """
        Weights of the other half. Genuine mail with claimed lines, of the sets and one in ten of public lists, each message counting the same, against
        seven kinds of forgery (the labelled ones and forgebench's six levels), each kind counting the same; forgeries together as common as the
        prior says, 1 to 19. How common each kind is nobody knows: another mixture gives other numbers, least so for Cllr, which is of the weights
        alone. Careful forgeries join real lines with ids that agree, so a low score is the right answer to them, and the lowest bin holds them. The
        intervals come from drawing the sources anew: senders of genuine mail, kits and levels of forged.
        """;

    internal const string Lists = """
        Weights in force, on genuine mail of public lists that they were counted on: what a user meets, but no proof. Below, all that was accused, by the
        rules that did it.
        """;

    internal const string Sets = """
        Weights in force, on mail that they were counted on. Spam is not forgery: most of it has honest lines, so these rows are no error rate.
        The bounces were anonymised by hand. Names in ham-2002 were partly anonymised by hand too. *SpamAssassin* is
        `__FORGED_RCVD_TRAIL`, the yardstick, on the same messages.
        """;

    internal const string Labelled = "Weights in force, on forgeries that they were counted on.";

    internal const string Levels = """
        Weights in force. Chains forged out of genuine mail, from clumsy to careful. *Fit*: those that weights were counted on, out of ham-2002,
        ham-2007, ham-2010 and ham-lists, each by itself, with seeds of their own. *Test*: other seeds, out of ham-2007 and ham-lists, whose genuine
        mail weights were counted on. *Exact line* is of all messages, not of those found.
        """;

    internal const string Split = """
        Messages that resemble each other are one group, and a group is in one half as a whole: genuine mail by the sender's organisation (of the
        Message-ID, else of From), spam by the form of its first claimed line, with names, addresses, numbers and ids taken out, since that is what
        a kit keeps. What a person labelled as of one kit, and all spam whose first claimed line has the same form, is one group. A hash of the group's
        name decides. What stays common to both halves: the corpora, their years, their list servers, and rules whose makers saw all of it.
        """;

    internal const string Weights = """
        Log10 of the likelihood ratio with its interval of 95 %, counted only on what a rule could test: tests of genuine mail and the independent
        sources that they are of, tests of forged mail and kits. How a weight comes from its counts stands at the head of rules/weights.json.
        \* assumed: the reason stands there. Only weights that accuse.
        """;

    internal const string Grid = """
        One number of the head of rules/weights.json changed at a time, weights of the other half. *next* and *nextLine* say how far findings of one
        family depend on each other, on one line and on two: at 1 they would be independent. Findings that come from the same value or event are no
        matter of shares: only the strongest of them counts. Lower is better for both losses.
        """;

    internal const string Yardstick = """
        `__FORGED_RCVD_TRAIL`, SpamAssassin's rule of continuity, is computed here by its published definition (Plugin/RelayEval.pm,
        check_for_forged_received_trail). `accuracy yardstick` ran SpamAssassin 4.0.1 itself over the same messages: how often they say the same.
        """;

    internal const string Hits = "Both halves together; in percent of a set's messages.";

    internal const string Lines = "Both halves together.";

    internal static string Head(string seeds) => $"""
        # Accuracy

        Written by `dotnet run -c Release --project tests/Accuracy -- table tests/Accuracy/ACCURACY.md CASES MAIL FORGEBENCH LISTS {seeds}`,
        DNS off, no sites declared. The mail stands outside the repository, and only counts of it stand here.

        What holds on mail that no weight was counted on stands first. Parts whose title begins with "Measuring mail" show the weights in force on the
        mail that they were counted on: better than what is to be expected of other mail.
        """;
}
