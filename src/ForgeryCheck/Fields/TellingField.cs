using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>A header field against which the claimed lines may be checked.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Index">The index among all fields of the header.</param>
/// <param name="Field">The field.</param>
internal readonly record struct TellingField(FieldKind Kind, int Index, HeaderField Field);
