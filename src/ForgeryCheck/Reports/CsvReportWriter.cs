using CsvHelper;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Reports as a table (RFC 4180, UTF-8, CRLF): a row is a <see cref="MessageRow"/>, a <see cref="HopRow"/> or a <see cref="FindingRow"/>. Includes
/// the header row unless the options omit it. A value that a spreadsheet would take for a formula gets a leading apostrophe; invisible characters are
/// escaped (<see cref="SafeText"/>), so a row is always one line.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    private readonly CsvWriter _csv;
    private readonly ReportRows _rows;
    private bool _hasHeader;

    internal CsvReportWriter(Stream output, ReportRows rows, bool header = true)
    {
        _rows = rows;
        _hasHeader = !header;
        _csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, true);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        WriteHeader();
        switch (_rows)
        {
            case ReportRows.Hops:
                foreach (var hop in report.Hops)
                {
                    _csv.WriteRecord(HopRow.Of(report, hop));
                }

                break;

            case ReportRows.Findings:
                foreach (var finding in report.Assessment.Findings)
                {
                    _csv.WriteRecord(FindingRow.Of(report, finding));
                }

                break;

            default:
                _csv.WriteRecord(MessageRow.Of(report));
                break;
        }

        _csv.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        WriteHeader();
        _csv.Flush();
        _csv.Dispose();
    }

    private void WriteHeader()
    {
        if (_hasHeader)
        {
            return;
        }

        _hasHeader = true;
        switch (_rows)
        {
            case ReportRows.Hops:
                _csv.WriteHeader<HopRow>();
                break;

            case ReportRows.Findings:
                _csv.WriteHeader<FindingRow>();
                break;

            default:
                _csv.WriteHeader<MessageRow>();
                break;
        }
    }
}
