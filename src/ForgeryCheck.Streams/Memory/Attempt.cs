namespace ForgeryCheck.Streams.Memory;

/// <summary>One attempt to analyze a message.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Repetition">Whether the message may have been reported before.</param>
internal readonly record struct Attempt(int Number, Repetition Repetition);
