using ForgeryCheck.Laboratory.Tests.Mail;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>A message on its way to a company, and the truth about it.</summary>
/// <param name="Name">Its name, and the mailbox that it is for.</param>
/// <param name="What">What happens.</param>
/// <param name="Receiver">The company that it is for.</param>
/// <param name="Truth">What the report has to say.</param>
/// <param name="Sent">How it is sent, given the address of its mailbox and the mail that arrived until then.</param>
internal sealed record MailPath(string Name, string What, Company Receiver, Truth Truth, Func<string, Arrivals, Submission> Sent)
{
    /// <summary>Whether the first exchanger of the receiver is down when it is sent.</summary>
    internal bool IsSentEarly { get; init; }

    /// <summary>A rule that has to find something, where that is certain too.</summary>
    internal string? Rule { get; init; }

    /// <summary>A rule that must find nothing, although something else may be false.</summary>
    internal string? SilentRule { get; init; }

    /// <summary>The address of its mailbox.</summary>
    internal string Address => $"{Name}@{Receiver.Domain}";
}
