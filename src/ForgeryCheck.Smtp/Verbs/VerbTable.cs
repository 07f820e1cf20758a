namespace ForgeryCheck.Smtp.Verbs;

/// <summary>All commands, found by name; case does not count (RFC 5321 section 2.4).</summary>
internal static class VerbTable
{
    private const int LongestName = 8;

    private static readonly Dictionary<ulong, Verb> Verbs = new Verb[]
    {
        new HeloVerb(), new EhloVerb(), new LhloVerb(), new MailVerb(), new RcptVerb(), new DataVerb(), new BdatVerb(), new RsetVerb(), new NoopVerb(),
        new VrfyVerb(), new ExpnVerb(), new HelpVerb(), new QuitVerb(), new StartTlsVerb(), new XclientVerb(), new XforwardVerb(),
    }.ToDictionary(v => Key(System.Text.Encoding.ASCII.GetBytes(v.Name)));

    /// <summary>The command of a name; null where there is none.</summary>
    internal static Verb? Find(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= LongestName && Verbs.TryGetValue(Key(name), out var verb) ? verb : null;

    // Eight letters fit into one number: no string is made to look one up.
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        var key = 0UL;
        foreach (var b in name)
        {
            key = (key << 8) | (b is >= (byte)'a' and <= (byte)'z' ? (uint)(b - 32) : b);
        }

        return key;
    }
}
