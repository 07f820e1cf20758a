namespace ForgeryCheck.Scoring;

/// <summary>The answer to who the client is, or whether the author is genuine. "Confirmed" and "authenticated" are the same state of the two.</summary>
public enum AnswerState
{
    /// <summary>Nothing speaks for it, and too little against it: "unconfirmed" of a client, "unauthenticated" of an author.</summary>
    Open,

    /// <summary>Something that the sender cannot write itself speaks for it: "confirmed" of a client, "authenticated" of an author.</summary>
    Confirmed,

    /// <summary>The findings are likelier if it is false.</summary>
    Contradicted,
}
