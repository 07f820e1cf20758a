using System.Text;
using MimeKit;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Where MimeKit's strict Received parser can read a line, it and ours must agree.</summary>
public class SecondOpinionTests
{
    // MimeKit makes its table of character sets on first use: the library registers the old ones before it calls MimeKit, and so must this.
    static SecondOpinionTests() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(ForgeryCheck.Messages.MessageHeaders).TypeHandle);

    [Fact]
    public void MimeKitReadsTheSameValuesWhereItReadsTheLine()
    {
        var compared = 0;
        foreach (object[] row in ProductFormatTests.Lines)
        {
            var text = (string)row[1];
            if (!Received.TryParse(Encoding.Latin1.GetBytes(text), out var theirs) || theirs.DateTime is not { } time)
            {
                continue;
            }

            var ours = Line.Parse(text);
            Assert.Equal(time.ToUniversalTime(), ours.Date.Time);
            // MimeKit keeps an address that follows the name.
            Assert.StartsWith(ours.By!, theirs.By, StringComparison.Ordinal);
            compared++;
        }

        Assert.True(compared >= 8, $"only {compared} lines could be compared");
    }
}
