using System.Text.Json;
using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy.Yardstick;

/// <summary>On how many messages of a set the rule and SpamAssassin's own say the same.</summary>
internal sealed record Agreement(string Set, int Both, int OnlyOurs, int OnlyTheirs, int Neither)
{
    internal const string FileName = "agreement.json";

    internal int Messages => Both + OnlyOurs + OnlyTheirs + Neither;

    internal static Agreement Of(string set, IReadOnlyList<Judged> messages, IReadOnlyList<bool> theirs)
    {
        var pairs = messages.Zip(theirs, (one, fires) => (Ours: ForgedReceivedTrail.Fires(one), Theirs: fires)).ToList();
        return new(
            set,
            pairs.Count(p => p is { Ours: true, Theirs: true }),
            pairs.Count(p => p is { Ours: true, Theirs: false }),
            pairs.Count(p => p is { Ours: false, Theirs: true }),
            pairs.Count(p => p is { Ours: false, Theirs: false }));
    }

    /// <summary>What was found where SpamAssassin was at hand; the table is made where it is not.</summary>
    internal static IReadOnlyList<Agreement> Read() =>
        JsonSerializer.Deserialize<List<Agreement>>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, FileName))) ?? [];

    internal static void Write(string path, IReadOnlyList<Agreement> all) =>
        File.WriteAllText(path, "[\n" + string.Join(",\n", all.Select(one => "  " + JsonSerializer.Serialize(one))) + "\n]\n");
}
