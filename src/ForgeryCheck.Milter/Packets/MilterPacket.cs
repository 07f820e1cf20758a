namespace ForgeryCheck.Milter.Packets;

/// <summary>One packet of a mail server.</summary>
/// <param name="Command">Its command, which may be none that we know.</param>
/// <param name="Data">What follows; valid until the next packet is read.</param>
/// <param name="IsLost">Whether there was no memory for what follows: it was read and discarded.</param>
internal readonly record struct MilterPacket(MilterCommand Command, ReadOnlyMemory<byte> Data, bool IsLost = false);
