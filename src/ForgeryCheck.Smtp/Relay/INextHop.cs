namespace ForgeryCheck.Smtp.Relay;

/// <summary>The one host that messages are forwarded to.</summary>
internal interface INextHop
{
    /// <summary>A channel to it for one of our sessions; it connects only when needed.</summary>
    INextHopSession Open();
}
