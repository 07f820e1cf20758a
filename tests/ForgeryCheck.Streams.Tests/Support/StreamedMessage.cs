using System.Text;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>A message as it is on a stream.</summary>
internal sealed record StreamedMessage(byte[] Bytes, NatsHeaders Fields)
{
    /// <summary>Its bytes as text.</summary>
    internal string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>A header field; null if it has none.</summary>
    internal string? Field(string name) => Fields.TryGetValue(name, out var values) ? values.ToString() : null;
}
