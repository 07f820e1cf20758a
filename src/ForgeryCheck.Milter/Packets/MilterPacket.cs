namespace ForgeryCheck.Milter.Packets;

/// <summary>One packet of a mail server.</summary>
/// <param name="Command">Its command, which may be none that we know.</param>
/// <param name="Data">What follows; valid until the next packet is read.</param>
internal readonly record struct MilterPacket(MilterCommand Command, ReadOnlyMemory<byte> Data);
