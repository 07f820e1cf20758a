using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>Where the answers to requests go. Thread-safe.</summary>
internal interface IRpcAnswers
{
    /// <summary>Answers a request.</summary>
    /// <param name="id">Its id, as JSON.</param>
    /// <param name="result">Writes the members of the result.</param>
    void Result(string id, Action<Utf8JsonWriter> result);

    /// <summary>Answers a request with an error.</summary>
    /// <param name="id">Its id, as JSON; null if it could not be read.</param>
    /// <param name="code">One of <see cref="RpcErrors"/>.</param>
    /// <param name="message">What is wrong, in a few words.</param>
    void Error(string? id, int code, string message);

    /// <summary>A message of the client has been dealt with, whether or not it was answered.</summary>
    void Settle();
}
