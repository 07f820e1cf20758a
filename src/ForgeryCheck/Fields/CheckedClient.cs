using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Fields;

/// <summary>A client that a host checked, as its Received-SPF or Authentication-Results field records.</summary>
/// <param name="Field">The field.</param>
/// <param name="Address">The client's address.</param>
/// <param name="Writer">The organisation of the host that wrote the field; null if unknown.</param>
internal sealed record CheckedClient(HeaderField Field, HostAddress Address, string? Writer);
