namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What ACCURACY.md says between its tables: what was asked, and how far the answer goes.</summary>
internal static class Prose
{
    internal const string Glance = "What issue 3 asks for. *Fit* and *test* are two halves of the mail: weights were measured on the first, the second is the proof.";

    internal const string Halves = """
        Every weight was measured on the half called *fit*; what a weight is good for shows on the half called *test*. Messages that resemble
        each other are one group, and a group is in one half as a whole: genuine mail by the sender's organisation (of the Message-ID, else of
        From), spam by the form of its first claimed line, with names, addresses, numbers and ids taken out, since that is what a kit keeps.
        What a person labelled as of one kit, and all spam whose first claimed line has the same form, is one group. A hash of the group's
        name decides. What stays common to both halves: the corpora, their years, their list servers, and rules whose makers saw all of it.
        """;

    internal const string Sets = """
        Spam is not forgery: most of it has honest lines, so what is told of it is no error rate. The bounces were anonymised by hand. Names
        in ham-2002 were partly anonymised by hand too. *SpamAssassin* is `__FORGED_RCVD_TRAIL`, the yardstick, on the same messages.
        """;

    internal const string Labelled = """
        A person's labels. Both kits that were recognised as such are kits that the makers of the rules knew.
        """;

    internal const string Levels = """
        Chains forged out of genuine mail, from clumsy to careful. *Fit*: out of the half for fitting of ham-2002, ham-2007, ham-2010 and
        ham-lists, each by itself, with seeds of their own. *Test*: out of the half for testing of ham-2007 and ham-lists, so that tops and
        replayed tails are others too. *Exact line* is of all messages, not of those found.
        """;

    internal const string Transfer = """
        All weights measured anew on the half for fitting without one set, without what was forged out of it and without the tables of
        knowledge/measured.md, which hold counts of the same corpora; then tried on all of that set.
        """;

    internal const string Reliability = """
        On the half for testing: genuine mail with claimed lines, each message counting the same, against seven kinds of forgery (the labelled
        ones and forgebench's six levels), each kind counting the same; forgeries together as common as the prior says, 1 to 19. How common
        each kind is nobody knows: another mixture gives other numbers, least so for Cllr, which is of the weights alone. Careful forgeries
        join real lines with ids that agree, so a low score is the right answer to them, and the lowest bin holds them.
        """;

    internal const string Weights = """
        Log10 of the likelihood ratio with its interval of 95 %, and the counts of both halves: messages with claimed lines in which the
        finding speaks of the stranger or, where forged, of invented lines. For contradictions and for joints the forged side is all spam (a floor: most
        spam has honest lines) and forgebench; for all else the labelled forgeries and forgebench. The mixture of forgebench's levels is arbitrary, and a
        weight that is measured on it tells most of the levels where its rule fires. \* counts from a table or assumed: the source is in
        rules/weights.json. No weight: too few hits, so the finding counts nothing.
        """;

    internal const string Pairs = """
        Two accusing findings in one message of the half for fitting: what both together were counted to be worth, and what the scorer gives for
        them (a family's second finding with its share, up to the cap). Shown where the scorer is outside the interval of what was counted.
        Only messages with at least eight such meetings; forgebench is the larger part of the forged side.
        """;

    internal const string Grid = """
        One number of the head of rules/weights.json changed at a time. To be picked by the half for fitting; the half for testing shows whether
        the choice holds. *weights*: other weights that the same counts could be given. Lower is better for both losses.
        """;

    internal const string Yardstick = """
        `__FORGED_RCVD_TRAIL`, SpamAssassin's rule of continuity, is computed here by its published definition (Plugin/RelayEval.pm,
        check_for_forged_received_trail). `accuracy yardstick` ran SpamAssassin 4.0.1 itself over the same messages: how often they say the same.
        """;

    internal const string Hits = "Both halves together; in percent of a set's messages.";

    internal const string Lines = "Both halves together.";

    internal static string Head(string seeds) => $"""
        # Accuracy

        Written by `dotnet run -c Release --project tests/Accuracy -- table tests/Accuracy/ACCURACY.md CASES MAIL FORGEBENCH {seeds}`,
        DNS off, no sites declared. The mail stands outside the repository, and only counts of it stand here.

        What is asked: how much genuine mail is told forged, how much forged mail is found, whether a score of 95 means what it says, and whether
        all that holds on mail that nothing was measured on.
        """;
}
