using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>How a rule reports one kind of wire fact.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Did">What the client did, as the rest of a sentence: "spoke before the greeting".</param>
/// <param name="Expected">What a mail host would have done.</param>
internal sealed record WireSign(WireFactKind Kind, string Did, string Expected);
