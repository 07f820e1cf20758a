namespace ForgeryCheck.Streams.Memory;

/// <summary>What a key has.</summary>
/// <param name="Value">The value; null if it has none.</param>
/// <param name="Number">The number of this revision; 0 if the key has none.</param>
internal readonly record struct Revision(byte[]? Value, ulong Number);
