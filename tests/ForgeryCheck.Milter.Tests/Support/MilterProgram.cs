using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>"forgerycheck milter" as a process of its own, as users run it.</summary>
internal static class MilterProgram
{
    /// <summary>Starts it with options of milter, on a port of loopback that the system chooses.</summary>
    internal static Task<ListenerProgram> StartAsync(params string[] options) =>
        ListenerProgram.StartCommandAsync([], ["milter", "--bind", "inet:127.0.0.1:0", "--dns", "off", "--log-level", "debug", .. options]);
}
