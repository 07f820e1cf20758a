namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The known commands by name, case-insensitively (RFC 5321 section 2.4).</summary>
/// <param name="verbs">The commands.</param>
internal sealed class VerbTable(IEnumerable<Verb> verbs)
{
    private const int LongestName = 8;

    private readonly Dictionary<ulong, Verb> _verbs = verbs.ToDictionary(v => Key(NameOf(v)));

    private static byte[] NameOf(Verb verb) => verb.Name.Length <= LongestName
        ? System.Text.Encoding.ASCII.GetBytes(verb.Name)
        : throw new ArgumentException($"{verb.Name}: the name of a command has at most {LongestName} letters here");

    /// <summary>The command with that name; null if there is none.</summary>
    internal Verb? Find(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= LongestName && _verbs.TryGetValue(Key(name), out var verb) ? verb : null;

    // Eight letters fit into one number: looking one up allocates no string.
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
