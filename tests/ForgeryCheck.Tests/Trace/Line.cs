using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Reads a Received value given as text.</summary>
internal static class Line
{
    internal static ReceivedLine Parse(string value) => ReceivedParser.Parse(Encoding.Latin1.GetBytes(value));
}
