namespace ForgeryCheck.Milter.Messages;

/// <summary>What is done to a field of the sender that imitates ours.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its number among the fields of that name, from 1.</param>
/// <param name="Value">Its new value, in the form that milters have; empty to remove it.</param>
/// <param name="Renamed">The field that takes its place, below all others, since a milter cannot rename; null for none.</param>
internal sealed record FieldChange(string Name, uint Index, ReadOnlyMemory<byte> Value, MilterField? Renamed = null);
