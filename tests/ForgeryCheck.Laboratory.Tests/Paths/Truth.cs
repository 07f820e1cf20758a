using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>What is certain of a message, since we sent it ourselves.</summary>
/// <param name="HandOver">The address that handed it in to the company it was for.</param>
/// <param name="Objecting">The answers of which at least one has to object; none where the mail is honest.</param>
/// <param name="ForgedFrom">The topmost invented or foreign line; null where all lines are true.</param>
internal sealed record Truth(string HandOver, Answers Objecting, int? ForgedFrom)
{
    /// <summary>Whether something in the message is false.</summary>
    internal bool IsForged => Objecting != Answers.None;

    /// <summary>Whether a signature, or the SPF of the author's domain, proves who the author is.</summary>
    internal bool IsAuthenticated { get; init; }

    /// <summary>Of honest mail.</summary>
    internal static Truth Honest(Host handOver) => new(handOver.Address, Answers.None, null) { IsAuthenticated = true };

    /// <summary>Of honest mail that came by IPv6.</summary>
    internal static Truth HonestV6(Host handOver) => new(handOver.AddressV6!, Answers.None, null) { IsAuthenticated = true };

    /// <summary>Of mail whose lines are true, and that is not from whom it says it is.</summary>
    internal static Truth FalseSender(Host handOver, Answers objecting) => new(handOver.Address, objecting, null);

    /// <summary>Of mail with lines that somebody put below his own.</summary>
    internal static Truth FalseLines(Host handOver, int forgedFrom, Answers objecting = Answers.Lines) => new(handOver.Address, objecting, forgedFrom);
}
