namespace ForgeryCheck.Inputs;

/// <summary>A message found in JSON.</summary>
/// <param name="Place">Where the object or array is that describes it.</param>
/// <param name="Bytes">Its header or, if it is raw, all of it.</param>
/// <param name="IsRaw">Whether the JSON has the bytes of the message itself.</param>
/// <param name="Attached">The messages attached to it; of a raw one they are in the bytes.</param>
internal sealed record JsonMessage(Range Place, byte[] Bytes, bool IsRaw, IReadOnlyList<JsonMessage> Attached);
