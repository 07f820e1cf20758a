using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>The processor time that each part of a burst has used until now, in microseconds.</summary>
/// <param name="Source">smtp-source, and whatever else was started and has ended.</param>
/// <param name="Listener">The listener.</param>
/// <param name="Browser">The browser.</param>
/// <param name="Machine">All processes.</param>
internal sealed record BurstLoad(long Source, long Listener, ChromiumLoad Browser, long Machine)
{
    internal long Others => Machine - Source - Listener - Browser.Renderer - Browser.Compositor - Browser.Rest;

    internal static BurstLoad Now(ServerProcess server, int browser) =>
        new(ProcessFigures.OfChildren, server.Figures.ProcessorTime, ChromiumLoad.Of(browser), ProcessFigures.OfAll);

    public static BurstLoad operator -(BurstLoad later, BurstLoad earlier) =>
        new(later.Source - earlier.Source, later.Listener - earlier.Listener, later.Browser - earlier.Browser, later.Machine - earlier.Machine);
}
