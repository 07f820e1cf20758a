namespace ForgeryCheck.Smtp.Options;

/// <summary>When messages are analyzed.</summary>
public enum AnalyzeMode
{
    /// <summary>After the reply, from a queue.</summary>
    Background,

    /// <summary>Before the reply, which then may depend on it.</summary>
    Inline,

    /// <summary>Not at all.</summary>
    Off,
}
