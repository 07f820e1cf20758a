namespace ForgeryCheck.Smtp.Sessions;

/// <summary>A session, as far as the Received line on top of its messages shows it.</summary>
internal interface IRecordedSession
{
    /// <summary>What the line says of a message.</summary>
    /// <param name="id">The message's id.</param>
    ReceivedStamp ToStamp(string id);
}
