using System.Buffers.Binary;
using System.Text;
using ForgeryCheck.Accuracy.Fuzz;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Messages that Outlook saved, whole and broken.</summary>
public sealed class OutlookTests
{
    private const string Header = "Received: from a.example (a.example [192.0.2.1])\r\n\tby b.example; Mon, 1 Jun 2026 10:00:00 +0000\r\nFrom: x@example.org\r\nSubject: evid\u00E9nce\r\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_header_that_Outlook_keeps_is_read_and_the_file_is_hashed(bool isLong)
    {
        var file = CompoundFileWriter.Message(Header + (isLong ? string.Concat(Enumerable.Repeat("X-Filler: x\r\n", 1000)) : "")).ToArray();

        foreach (var stream in (Stream[])[new MemoryStream(file), PiecesStream.ByteByByte(file)])
        {
            var message = Assert.Single(MessagesOf(ReadAll(stream)));

            Assert.Equal("evid\u00E9nce", message.Header.Text("Subject"u8));
            Assert.Equal((isLong ? 1000 : 0) + 3, message.Header.Fields.Length);
            Assert.Equal((Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), file.Length), (message.Sha256, message.Size));
            Assert.Equal(["the header is the copy that Outlook stored; offsets refer to that copy"], message.Notes);
        }
    }

    [Fact]
    public void A_header_in_a_code_page_and_the_line_that_Exchange_puts_above_it()
    {
        var file = new CompoundFileWriter().Add("__properties_version1.0", new byte[32])
            .Add("__substg1.0_007D001E", Encoding.Latin1.GetBytes("Microsoft Mail Internet Headers Version 2.0\r\n" + Header)).ToArray();

        Assert.Equal("evid\u00E9nce", Encoding.Latin1.GetString(Assert.Single(MessagesOf(ReadAll(file))).Header is var header ? header.Value(header.Find("Subject"u8)!.Value).Span : default).Trim());
    }

    [Fact]
    public void What_is_attached_is_read_as_a_message_or_as_a_file()
    {
        var file = CompoundFileWriter.Message(Header)
            .AddMessage(Header.Replace("evid\u00E9nce", "embedded", StringComparison.Ordinal), "__attach_version1.0_#00000000/__substg1.0_3701000D/")
            .Add("__attach_version1.0_#00000001/__substg1.0_37010102", Bytes(Header.Replace("evid\u00E9nce", "file", StringComparison.Ordinal) + "\r\nbody"))
            .Add("__attach_version1.0_#00000001/__substg1.0_3707001F", Encoding.Unicode.GetBytes("Report.eml"))
            .Add("__attach_version1.0_#00000002/__substg1.0_37010102", Bytes(Header))
            .Add("__attach_version1.0_#00000002/__substg1.0_3707001F", Encoding.Unicode.GetBytes("Report.pdf"))
            .AddMessage(null, "__attach_version1.0_#00000003/__substg1.0_3701000D/")
            .AddMessage(Header.Replace("evid\u00E9nce", "deep", StringComparison.Ordinal), "__attach_version1.0_#00000003/__substg1.0_3701000D/__attach_version1.0_#00000000/__substg1.0_3701000D/")
            .ToArray();

        var messages = Read(file);

        Assert.Equal(["-", "-!1", "-!2", "-!3"], messages.Select(m => m.Source));
        Assert.Equal(["embedded", "file", "deep"], messages.Skip(1).Select(m => m.Header.Text("Subject"u8)));
        Assert.Single(MessagesOf(ReadAll(file)));
    }

    [Fact]
    public void A_report_that_did_not_arrive_by_SMTP_still_gives_what_is_attached()
    {
        var file = CompoundFileWriter.Message(null).AddMessage(Header, "__attach_version1.0_#00000000/__substg1.0_3701000D/").ToArray();

        var messages = Read(file);

        Assert.Equal(["-", "-!1"], messages.Select(m => m.Source));
        Assert.Contains("Outlook stored no header: it did not arrive by SMTP (a draft, a sent copy, mail within Exchange, or no mail)", messages[0].Notes);
    }

    [Fact]
    public void A_message_without_a_header_and_a_document_that_is_none_are_told_apart()
    {
        Assert.Equal("Outlook stored no header: it did not arrive by SMTP (a draft, a sent copy, mail within Exchange, or no mail)", Reason(CompoundFileWriter.Message(null).ToArray()));
        Assert.Equal("this is an Office document, not an Outlook message", Reason(new CompoundFileWriter().Add("WordDocument", new byte[5000]).ToArray()));
    }

    [Fact]
    public void Sector_chains_that_run_in_a_circle_end()
    {
        var file = CompoundFileWriter.Message(Header + new string('x', 5000)).ToArray();
        var fat = (int)(512 * (1 + BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(0x4C))));

        // Every sector follows itself.
        for (var sector = 0; sector < 128; sector++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(fat + (4 * sector)), (uint)sector);
        }

        Assert.Equal("the Outlook message is broken: a sector chain contains a loop", Reason(file));
    }

    [Fact]
    public void A_list_of_tables_that_runs_in_a_circle_ends()
    {
        var file = CompoundFileWriter.Message(Header).ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x44), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(0x48), uint.MaxValue);

        _ = ReadAll(file);
    }

    [Fact]
    public void A_message_that_holds_itself_is_read_so_deep_and_no_deeper()
    {
        var file = CompoundFileWriter.Message(Header).AddMessage(Header, "__attach_version1.0_#00000000/__substg1.0_3701000D/").ToArray();
        var directory = (int)(512 * (1 + BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(0x30))));
        var root = file.AsSpan(directory + 76, 4).ToArray();
        for (var at = directory + 128; at + 128 <= file.Length; at += 128)
        {
            if (Encoding.Unicode.GetString(file, at, 40) == "__substg1.0_3701000D")
            {
                root.CopyTo(file.AsSpan(at + 76));
            }
        }

        Assert.Equal(11, Read(file).Count);
    }

    [Fact]
    public void Cut_anywhere_there_is_one_clear_line_or_a_message()
    {
        var file = CompoundFileWriter.Message(Header + new string('x', 5000)).ToArray();
        for (var length = 0; length < file.Length; length += 7)
        {
            var input = Assert.Single(ReadAll(file[..length]));
            Assert.True(length > 512 || input is MailInput.Unreadable);
        }
    }

    private static List<MailMessage> Read(byte[] file) => MessagesOf(MailReader.Read(["-"], new MemoryStream(file), new MailReadOptions { Inner = InnerMessages.Auto }));

    private static string Reason(byte[] file) => Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(file))).Reason;
}
