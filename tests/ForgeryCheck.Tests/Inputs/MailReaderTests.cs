using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

public sealed class MailReaderTests : IDisposable
{
    private const string Mail = "Subject: s\nFrom: a@example.org\n\nbody\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("forgerycheck-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_a_message_under_its_own_path()
    {
        var path = Write("a.eml", Mail);

        var message = Assert.Single(MessagesOf(Read(path)));

        Assert.Equal(path, message.Source);
        Assert.Equal(Mail.Length, message.Size);
        Assert.Equal(Sha256Of(Mail), message.Sha256);
    }

    [Fact]
    public void Gzipped_files_are_known_by_content_and_keep_their_path()
    {
        var mail = Write("a", Gzip(Bytes(Mail)));
        var mbox = Write("b", Gzip(Bytes(Separator + Mail + "\n")));

        Assert.Equal([mail, mbox + "#1"], MessagesOf(Read(mail, mbox)).Select(m => m.Source));
        Assert.All(MessagesOf(Read(mail, mbox)), m => Assert.Equal(Sha256Of(Mail), m.Sha256));
    }

    [Fact]
    public void Sources_come_in_the_order_given_and_the_unreadable_in_their_place()
    {
        var a = Write("a", Mail);
        var missing = Path.Join(_folder, "missing");

        var inputs = MailReader.Read([a, missing, "-", a], new MemoryStream(Bytes(Mail))).ToList();

        Assert.Equal([a, missing, "-", a], inputs.Select(Source));
        Assert.Equal("no such file or folder", Assert.IsType<MailInput.Unreadable>(inputs[1]).Reason);
    }

    [Fact]
    public void A_folder_is_walked_in_ordinal_order()
    {
        foreach (var name in new[] { "b.eml", "a/z.eml", "a/B.eml", "a.eml", "C.eml", "\u00E9.eml" })
        {
            Write(name, Mail);
        }

        Assert.Equal(["C.eml", "a/B.eml", "a/z.eml", "a.eml", "b.eml", "\u00E9.eml"], Names(Read(_folder)));
    }

    [Fact]
    public void In_a_folder_mail_is_told_by_content_and_other_files_are_passed_over()
    {
        Write("1.txt", Mail);
        Write("2", Separator + Mail + "\n" + Separator + Mail);
        Write("3.dat", "some junk\n" + Mail);
        Write("4.gz", Gzip(Bytes(Mail)));
        Write("5.txt", "> " + Mail.Replace("\n", "\n> ", StringComparison.Ordinal));
        Write("README.md", "# Title\n\nFrom: not mail\n");
        Write("notes.txt", "Name: value\nOther: value\n");
        Write("sites.json", "{\n  \"sites\": [ { \"name\": \"X\" } ]\n}\n");
        Write("line.json", "{\"From\":\"a\"}\n");
        Write("a.png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");
        Write("b.bin", "\0\0\0");
        Write("c.tar.gz", Gzip(new byte[1000]));
        Write("empty", "");
        Write(".hidden", Mail);
        Write(".git/x", Mail);

        Assert.Equal(["1.txt", "2#1", "2#2", "3.dat", "4.gz", "5.txt"], Names(Read(_folder)));
    }

    [Fact]
    public void A_maildir_gives_what_is_in_new_and_cur_and_its_subfolders()
    {
        foreach (var name in new[] { "cur/1:2,S", "new/2", "tmp/3", ".Sent/cur/4:2,S", ".Sent/new/5" })
        {
            Write(name, Mail);
        }

        Assert.Equal([".Sent/cur/4:2,S", ".Sent/new/5", "cur/1:2,S", "new/2"], Names(Read(_folder)));
    }

    [Fact]
    public void Links_that_run_in_a_circle_end_and_links_to_files_are_read()
    {
        Write("a/mail", Mail);
        Directory.CreateSymbolicLink(Path.Join(_folder, "a", "up"), _folder);
        File.CreateSymbolicLink(Path.Join(_folder, "b"), Path.Join(_folder, "a", "mail"));
        File.CreateSymbolicLink(Path.Join(_folder, "c"), Path.Join(_folder, "nowhere"));
        File.CreateSymbolicLink(Path.Join(_folder, "d"), Path.Join(_folder, "d"));

        Assert.Equal(["a/mail", "b"], Names(Read(_folder)));
    }

    [Fact]
    public void A_pipe_in_a_folder_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Write("a", Mail);
        using (var make = System.Diagnostics.Process.Start("mkfifo", Path.Join(_folder, "pipe")))
        {
            make.WaitForExit();
        }

        Assert.Equal(["a"], Names(Read(_folder)));
    }

    [Fact]
    public void A_folder_without_mail_says_so_once()
    {
        Write("x.json", "{}");

        var unreadable = Assert.IsType<MailInput.Unreadable>(Assert.Single(Read(_folder)));

        Assert.Equal((_folder, "no mail found in this folder"), (unreadable.Source, unreadable.Reason));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("\0\u0001\u0002", "this is binary data, not mail")]
    [InlineData("\u00DE\u0012\u0004\u0095\0\0\0\0\n\nDate: chance\nSubject: chance\nX-Y: chance\n", "this is binary data, not mail")]
    [InlineData("\u007FELF\u0002\0\0\0: \nFrom: chance\nName: chance\n", "this is binary data, not mail")]
    [InlineData("just some text\n", "this is not mail: it has no header field")]
    [InlineData("{\"a\":1}\n", "this is not mail: it has no header field")]
    [InlineData("\u00FF\u00FES\0u\0b\0", "this is not mail: it has no header field")]
    [InlineData("\u001F\u008Bnonsense", "the gzip data is broken")]
    public void A_named_file_that_is_no_mail_is_told_why(string content, string reason)
    {
        var path = Write("x", content);

        Assert.Equal(reason, Assert.IsType<MailInput.Unreadable>(Assert.Single(Read(path))).Reason);
    }

    [Theory]
    [InlineData("Received: from a\0b by c\nSubject: s\n\nbody\n")]
    [InlineData("\n\nX-Spam: \0\nReceived: by c\nSubject: s\n\nbody\n")]
    [InlineData("Received: by c\nSubject: s\n\nbo\0dy\n")]
    public void A_NUL_in_a_message_does_not_hide_it(string text) => Assert.Equal("s", ReadOne(text).Header.Text("Subject"u8));

    [Fact]
    public void A_named_file_may_have_fields_that_no_mail_has() =>
        Assert.Single(MessagesOf(Read(Write("x", "Name: value\n"))));

    [Fact]
    public void A_broken_gzip_gives_the_messages_before_the_break()
    {
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 400).Select(i =>
            Separator + $"Subject: {i}\n\n" + string.Concat(Enumerable.Range(0, 20).Select(_ => $"{random.NextInt64()}\n")) + "\n"));
        var gzip = Gzip(Bytes(text));

        var inputs = Read(Write("x", gzip[..(gzip.Length / 2)]));

        var read = inputs.OfType<MailInput.Read>().ToList();
        Assert.InRange(read.Count, 150, 250);
        Assert.Equal(Enumerable.Range(0, read.Count).Select(i => $"{i}"), read.Select(r => r.Message.Header.Text("Subject"u8)));
        Assert.Equal($"the gzip data is broken after message {read.Count}", Assert.IsType<MailInput.Unreadable>(inputs[^1]).Reason);
        Assert.Equal(read.Count + 1, inputs.Count);
    }

    [Fact]
    public void A_gzip_that_breaks_early_still_gives_what_came_before()
    {
        var random = new Random(1);
        var bytes = Bytes(Separator + Mail + "\n" + Separator + "Subject: cut\n\n" + string.Concat(Enumerable.Range(0, 200).Select(_ => $"{random.NextInt64()}\n")));
        var gzip = Gzip(bytes);

        var inputs = Read(Write("x", gzip[..(gzip.Length - 200)]));

        Assert.Equal(Sha256Of(Mail), Assert.IsType<MailInput.Read>(inputs[0]).Message.Sha256);
        Assert.Equal("the gzip data is broken after message 1", Assert.IsType<MailInput.Unreadable>(inputs[1]).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_unreadable_and_no_exception(string path) =>
        Assert.IsType<MailInput.Unreadable>(Assert.Single(Read(path)));

    [Fact]
    public void Standard_input_stays_open()
    {
        using var stream = new MemoryStream(Bytes(Mail));
        MessagesOf(ReadAll(stream));

        Assert.True(stream.CanRead);
    }

    private static string Source(MailInput input) => input switch
    {
        MailInput.Read read => read.Message.Source,
        MailInput.Unreadable unreadable => unreadable.Source,
        _ => "",
    };

    private static List<MailInput> Read(params string[] paths) => [.. MailReader.Read(paths, Stream.Null)];

    private IEnumerable<string> Names(IEnumerable<MailInput> inputs) =>
        MessagesOf(inputs).Select(m => Path.GetRelativePath(_folder, m.Source).Replace('\\', '/'));

    private string Write(string name, string content) => Write(name, Bytes(content));

    private string Write(string name, byte[] content)
    {
        var path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
