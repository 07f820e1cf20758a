namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>The keys that domains publish, made anew for each run.</summary>
internal static class Keys
{
    internal static readonly DkimKey Bieberdorf = DkimKey.Rsa("bieberdorf.edu", "s2026");
    internal static readonly DkimKey BieberdorfNews = DkimKey.Rsa("news.bieberdorf.edu", "news");
    internal static readonly DkimKey Galangal = DkimKey.Rsa("galangal.org", "exim");
    internal static readonly DkimKey Turmeric = DkimKey.Rsa("turmeric.com", "spice");

    internal static IReadOnlyList<DkimKey> All { get; } = [Bieberdorf, BieberdorfNews, Galangal, Turmeric];
}
