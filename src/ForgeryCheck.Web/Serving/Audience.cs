namespace ForgeryCheck.Web.Serving;

/// <summary>Who asks an endpoint, which decides how errors look.</summary>
internal enum Audience
{
    /// <summary>Programs: problem details.</summary>
    Programs,

    /// <summary>People with a browser: a page.</summary>
    People,

    /// <summary>Mail servers: errors as rspamd writes them.</summary>
    MailServers,
}
