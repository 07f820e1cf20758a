using System.Text;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Runs a writer over reports.</summary>
internal static class ReportOutput
{
    internal static byte[] Bytes(ReportOptions options, params Report[] reports)
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, options);
        foreach (var report in reports)
        {
            writer.Write(report);
        }

        writer.Complete();
        return stream.ToArray();
    }

    internal static string Text(ReportOptions options, params Report[] reports) => Encoding.UTF8.GetString(Bytes(options, reports));
}
