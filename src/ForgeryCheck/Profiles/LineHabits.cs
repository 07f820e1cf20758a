using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Profiles;

/// <summary>The habits that one line shows.</summary>
internal sealed class LineHabits
{
    /// <summary>In place of a value that the line does not have: leaving it out is a habit, too.</summary>
    internal const string None = "none";

    /// <summary>In place of the name after "by" if it is the one under which the client is known.</summary>
    internal const string OwnName = "its own name";

    private const int Longest = 120, ShortId = 8, LongId = 24;
    private readonly string?[] _values;

    private LineHabits(string?[] values) => _values = values;

    /// <summary>The value of a habit; null if the line cannot show it.</summary>
    internal string? this[Habit habit] => _values[(int)habit];

    /// <summary>Reads the habits of a line.</summary>
    /// <param name="hop">The line.</param>
    /// <param name="id">Its decoded id.</param>
    /// <param name="client">The client that the line above names, whose line this should be; null if it names none.</param>
    internal static LineHabits Of(Hop hop, in IdReading id, string? client)
    {
        var line = hop.Line;
        var values = new string?[Enum.GetValues<Habit>().Length];
        values[(int)Habit.Program] = line.Product ?? None;
        values[(int)Habit.Server] = client is null ? null : hop.ByHost is not { } by ? None : by == client ? OwnName : Clip(by);
        values[(int)Habit.Protocol] = Clip(ProtocolOf(line));
        values[(int)Habit.Tls] = TlsOf(line);
        values[(int)Habit.Form] = Clip(HostForm.Of(line));
        values[(int)Habit.Zone] = ZoneOf(line.Date);
        values[(int)Habit.Id] = IdOf(line, id);
        return new LineHabits(values);
    }

    // RFC 3848: "S" says that TLS was used, which is up to the client.
    private static string ProtocolOf(ReceivedLine line) => line.With?.ToUpperInvariant() switch
    {
        null => None,
        "ESMTPS" => "ESMTP",
        "ESMTPSA" => "ESMTPA",
        "SMTPS" => "SMTP",
        var protocol => protocol,
    };

    // Whether TLS is used, and in which version, is up to the client as well; how the version is spelt is the program's.
    private static string? TlsOf(ReceivedLine line) =>
        line.Tls is not { } tls ? null : Clip(string.Concat(tls.Select(c => char.IsAsciiDigit(c) ? '#' : c)));

    private static string? ZoneOf(TraceDate date) =>
        date is { HasTime: true, OffsetMinutes: { } offset } && !date.Has(DateFaults.NoZone | DateFaults.UnknownZone) ? ClockText.Offset(offset) : null;

    private static string IdOf(ReceivedLine line, in IdReading reading)
    {
        var id = line.Raw(TraceField.Id).Trim("<> \t"u8);
        return id.IsEmpty ? None
            : reading is { Validity: IdValidity.Valid, Kind: { } kind } ? kind.Name
            : $"{(id.Length < ShortId ? "a few " : id.Length < LongId ? "" : "many ")}{Letters(id)}";
    }

    private static string Letters(ReadOnlySpan<byte> id) =>
        !id.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? "digits"
        : !id.ContainsAnyInRange((byte)'a', (byte)'z') ? "capitals and digits"
        : !id.ContainsAnyInRange((byte)'A', (byte)'Z') ? "small letters and digits"
        : "letters and digits";

    // Not between the halves of a surrogate pair: the rest must still be text.
    private static string Clip(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
