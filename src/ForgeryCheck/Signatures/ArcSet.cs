namespace ForgeryCheck.Signatures;

/// <summary>The three fields of one host in an ARC chain, verified.</summary>
/// <param name="Instance">Its number: 1 for the first host that passed the message on.</param>
/// <param name="AuthServId">The host, as it calls itself in ARC-Authentication-Results; empty if it does not.</param>
/// <param name="Results">What that field says it found: "spf=pass smtp.mailfrom=example.org; dkim=pass ...".</param>
/// <param name="Message">Its ARC-Message-Signature. Those of earlier hosts no longer match if a later one changed the message.</param>
/// <param name="Seal">Its ARC-Seal.</param>
internal sealed record ArcSet(int Instance, string AuthServId, string Results, VerifiedSignature Message, VerifiedSignature Seal);
