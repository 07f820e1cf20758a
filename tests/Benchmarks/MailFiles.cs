using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Benchmarks;

/// <summary>Reads mailboxes into memory before the clock starts.</summary>
internal static class MailFiles
{
    internal static List<MailMessage> Messages(IEnumerable<string> paths) =>
        [.. MailReader.Read(paths, Stream.Null).OfType<MailInput.Read>().Select(read => read.Message)];

    internal static List<byte[]> ReceivedValues(IEnumerable<string> paths)
    {
        var values = new List<byte[]>();
        foreach (var message in Messages(paths))
        {
            foreach (var field in message.Header.Fields)
            {
                if (message.Header.Is(field, "Received"u8))
                {
                    values.Add(message.Header.Value(field).ToArray());
                }
            }
        }

        return values;
    }
}
