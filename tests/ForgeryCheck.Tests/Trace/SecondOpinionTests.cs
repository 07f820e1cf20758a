using System.Text;
using ForgeryCheck.Trace;
using MimeKit;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Where MimeKit's strict Received parser can read a line, it and ours must agree.</summary>
public class SecondOpinionTests
{
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
            Assert.Equal(theirs.By, ours.By);
            compared++;
        }

        Assert.True(compared >= 8, $"only {compared} lines could be compared");
    }
}
