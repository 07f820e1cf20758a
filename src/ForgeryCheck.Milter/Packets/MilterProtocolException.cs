namespace ForgeryCheck.Milter.Packets;

/// <summary>A peer does not speak the milter protocol. The message says what is wrong, for the log.</summary>
internal sealed class MilterProtocolException(string message) : Exception(message);
