using System.Collections.Frozen;
using System.Text;

namespace ForgeryCheck.Milter.Macros;

/// <summary>The macros that are read (Postfix MILTER_README; Sendmail Installation and Operation Guide, section 5.2). Others are passed over.</summary>
internal static class MacroNames
{
    /// <summary>The name of the mail server.</summary>
    internal const string Host = "j";

    /// <summary>The mail server's program and version: "Postfix 3.10.5", "8.18.1".</summary>
    internal const string Version = "v";

    /// <summary>The queue id of the message.</summary>
    internal const string QueueId = "i";

    /// <summary>The protocol by which Sendmail receives: "SMTP" or "ESMTP".</summary>
    internal const string Protocol = "r";

    /// <summary>Sendmail: whether the client's name is confirmed: "OK", "FAIL", "FORGED" or "TEMP".</summary>
    internal const string ClientResolve = "{client_resolve}";

    /// <summary>The TLS version.</summary>
    internal const string TlsVersion = "{tls_version}";

    /// <summary>The cipher suite.</summary>
    internal const string Cipher = "{cipher}";

    /// <summary>The SASL mechanism.</summary>
    internal const string AuthType = "{auth_type}";

    /// <summary>The user as whom the client has logged in.</summary>
    internal const string AuthUser = "{auth_authen}";

    private static readonly FrozenSet<string> All = new[] { Host, Version, QueueId, Protocol, ClientResolve, TlsVersion, Cipher, AuthType, AuthUser }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly int Longest = All.Max(name => name.Length);

    /// <summary>The name, if the macro is read; null otherwise.</summary>
    internal static string? Find(ReadOnlySpan<byte> name) =>
        name.Length <= Longest && All.TryGetValue(Encoding.Latin1.GetString(name), out var known) ? known : null;
}
