using System.Net;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>What hostile clients do to a server.</summary>
/// <param name="name">What the table calls it.</param>
internal abstract class Attack(string name)
{
    /// <summary>The answer of a connection that was still open when the client lost patience.</summary>
    internal const string Open = "still open";

    internal string Name { get; } = name;

    /// <summary>Whether the server has no reason to refuse it: what is asked is only what it costs.</summary>
    internal bool IsWithinLimits { get; init; }

    /// <summary>Attacks once; counts what the server answered.</summary>
    internal abstract Task RunAsync(IPEndPoint server, Tally answers);

    /// <summary>Whether an answer refuses: an error of the client, a version of HTTP that is not spoken, or the end of the connection.</summary>
    internal static bool IsRefusal(string answer) => answer[0] == '4' || answer is "505" or AttackClient.Closed or AttackClient.WasReset;
}
