using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>A header field that may hold the claimed lines to their word.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Index">Its index among all fields of the header.</param>
/// <param name="Field">The field.</param>
internal readonly record struct TellingField(FieldKind Kind, int Index, HeaderField Field);
