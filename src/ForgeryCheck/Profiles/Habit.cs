namespace ForgeryCheck.Profiles;

/// <summary>What a host's lines have in common from message to message.</summary>
internal enum Habit
{
    /// <summary>The program that writes them.</summary>
    Program,

    /// <summary>The name that the host gives itself after "by".</summary>
    Server,

    /// <summary>The protocol.</summary>
    Protocol,

    /// <summary>How they spell the TLS version.</summary>
    Tls,

    /// <summary>The fixed words and punctuation.</summary>
    Form,

    /// <summary>The offset from UTC.</summary>
    Zone,

    /// <summary>The kind of queue id.</summary>
    Id,
}
