namespace ForgeryCheck.Trace;

/// <summary>
/// The zone names that mail hosts write, each with every offset it stands for. RFC 5322 section 4.3 defines eleven of them; the others are found in
/// comments. Several names are used on more than one continent (EST in Australia, CST in China).
/// </summary>
internal static class ZoneNames
{
    private const string Table = """
        UT 0; UTC 0; GMT 0 60; Z 0; WET 0 60; WEST 60; EST -300 600 660 -180; EDT -240 660; CST -360 480 570 630;
        CDT -300 -240; MST -420 480 390; MDT -360; PST -480 480; PDT -420; AKST -540; AKDT -480; HST -600; HDT -540;
        AST -240 180; ADT -180; NST -210; NDT -150; CET 60; CEST 120; MET 60; MEST 120; MEZ 60; MESZ 120; CETDST 120;
        METDST 120; BST 60 360; IST 330 60 120; EET 120; EEST 180; EETDST 180; MSK 180 240; MSD 240; SAST 120; CAT 120;
        WAT 60; EAT 180; IDT 180; TRT 180; SGT 480; HKT 480; MYT 480; PHT 480; WIB 420; WIT 420 540; ICT 420; JST 540;
        KST 540; AWST 480; ACST 570; ACDT 630; AEST 600; AEDT 660; EADT 660; NZST 720; NZDT 780; BRT -180; BRST -120;
        ART -180; CLT -240; CLST -180; COT -300; PET -300; VET -240 -270; UYT -180; PKT 300; NPT 345; YEKT 300;
        NOVT 420 360
        """;

    private static readonly Dictionary<string, short[]> Offsets = Read();

    private static readonly Dictionary<string, short[]>.AlternateLookup<ReadOnlySpan<char>> BySpan = Offsets.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The offsets that a name stands for, in minutes east of UTC, most common first; null for an unknown name.</summary>
    internal static short[]? Find(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[8];
        if (name.Length is 0 or > 7)
        {
            return null;
        }

        for (var i = 0; i < name.Length; i++)
        {
            chars[i] = (char)name[i];
        }

        return BySpan.TryGetValue(chars[..name.Length], out var offsets) ? offsets : null;
    }

    private static Dictionary<string, short[]> Read()
    {
        var offsets = new Dictionary<string, short[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Table.Split(';', StringSplitOptions.TrimEntries))
        {
            var words = entry.Split(' ');
            offsets.Add(words[0], [.. words[1..].Select(w => short.Parse(w, System.Globalization.CultureInfo.InvariantCulture))]);
        }

        return offsets;
    }
}
