namespace ForgeryCheck.Smtp.Relay;

/// <summary>The one host that messages are passed on to.</summary>
internal interface INextHop
{
    /// <summary>A way to it for one session of ours; nothing is connected yet.</summary>
    INextHopSession Open();
}
