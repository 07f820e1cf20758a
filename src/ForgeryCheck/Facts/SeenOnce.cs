using ForgeryCheck.Batches;
using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>A claimed line, or the id in it, that no other message should have.</summary>
/// <param name="Hop">The line.</param>
/// <param name="Id">Its id, where the id is what was hashed; null where it was the whole line.</param>
/// <param name="Hash">The hash. Its time is the hand-over's for a line, and that of the line's date for an id.</param>
internal readonly record struct SeenOnce(Hop Hop, ClaimedId? Id, SeenHash Hash);
