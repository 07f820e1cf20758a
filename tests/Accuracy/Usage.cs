namespace ForgeryCheck.Accuracy;

internal static class Usage
{
    internal const int ExitStatus = 2;

    internal static int Print()
    {
        Console.Error.WriteLine("""
            accuracy received CASES.jsonl             the parser against the cases of other parsers' suites
            accuracy mail [--batch] DIR|MBOX...       the analyzer over labelled mailboxes (labels.jsonl beside them)
            accuracy answers MAIL [LISTS]             the answers about client and author, set by set
            accuracy split DIR|MBOX...                how that mail falls into the half for fitting and the half for testing
            accuracy forgebench SCRIPT MAIL SEED...   the analyzer over chains that forgebench.py forges out of genuine mail, weights in force
            accuracy weights WEIGHTS.json MAIL SCRIPT [LISTS]
                                                      measures every rule and rewrites weights.json, client-weights.json and author-weights.json
            accuracy unseen WEIGHTS.json MAIL SCRIPT LISTS SEED...
                                                      leaves kits, halves, corpora and levels out of the counts in turn and tries them
            accuracy calibrate WEIGHTS.json MAIL SCRIPT LISTS SEED...
                                                      whether scores are what they claim, and what other caps and shares come to
            accuracy profiles MAIL SCRIPT LISTS SEED... [--write RULES]
                                                      profiles learned from one half of a mailbox, tried on the other; writes the weights that need them
            accuracy yardstick AGREEMENT.json MAIL    the computed yardstick against an installed SpamAssassin
            accuracy table ACCURACY.md CASES.jsonl MAIL SCRIPT LISTS SEED...
                                                      all of it, aggregates only, into a file
            accuracy signatures NAME KEY.pem MESSAGE...
                                                      DKIM of messages whose key stands in a file (NAME: selector._domainkey.domain), whole and altered
            accuracy fuzz-lines N SEED                N damaged lines through the parser
            accuracy fuzz-messages N SEED             N damaged messages through the analyzer
            accuracy fuzz-inputs N SEED               N damaged files of each kind through readers and analyzer
            """);
        return ExitStatus;
    }
}
