using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>The profiles that each half of a mailbox teaches. They go through a file, as a user's do.</summary>
internal sealed class LearnedHalves
{
    private readonly Dictionary<Purpose, ProfileSet> _profiles = [];

    /// <summary>Learns from messages, of either half by itself.</summary>
    /// <param name="mail">The messages of a mailbox.</param>
    /// <param name="trust">Hosts that are declared as the reader's own.</param>
    internal static LearnedHalves Of(IEnumerable<Judged> mail, IReadOnlyList<string> trust)
    {
        var analyzer = new Analyzer(new AnalyzerOptions { Trust = trust });
        var teachers = Enum.GetValues<Purpose>().ToDictionary(half => half, _ => analyzer.CreateTeacher());
        foreach (var one in mail)
        {
            teachers[Weeks.HalfOf(one)].Teach(one.Message);
        }

        var halves = new LearnedHalves();
        foreach (var (half, teacher) in teachers)
        {
            using var file = new MemoryStream();
            ProfileWriter.Write(teacher.Profiles, file);
            halves._profiles[half] = ProfileReader.Read(file.ToArray(), "profiles");
        }

        return halves;
    }

    /// <summary>What the other half teaches about mail of a half.</summary>
    internal ProfileSet For(Purpose half) => _profiles[Weeks.Other(half)];
}
