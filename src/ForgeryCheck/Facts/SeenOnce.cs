using ForgeryCheck.Batches;
using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>A claimed line, or its id, that should occur in no other message.</summary>
/// <param name="Hop">The line.</param>
/// <param name="Id">Its id, if the id was hashed; null if the whole line was.</param>
/// <param name="Hash">The hash. Its time is that of the hand-over for a line, and of the line's date for an id.</param>
internal readonly record struct SeenOnce(Hop Hop, ClaimedId? Id, SeenHash Hash);
