namespace ForgeryCheck.Smtp.Options;

/// <summary>When messages are analyzed.</summary>
public enum AnalyzeMode
{
    /// <summary>After the reply, from a queue.</summary>
    Background,

    /// <summary>Before the reply, which may then depend on the verdict.</summary>
    Inline,

    /// <summary>Not at all.</summary>
    Off,
}
