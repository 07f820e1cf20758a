using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Inputs;

/// <summary>Files as real programs write them: each kind by three of them, or in three forms.</summary>
public sealed class RealProgramsTests : IDisposable
{
    private readonly TestMail _mail = new();

    public void Dispose() => _mail.Dispose();

    [ProgramFact("zip", "python3")]
    public void Zip_by_Info_ZIP_and_Python()
    {
        Prepare();
        Shell("zip -q info.zip mail/1.eml mail/2.eml && zip -q -0 - mail/1.eml > stored.zip && cat mail/2.eml | zip -q - - > streamed.zip");
        Shell("python3 -c \"import zipfile; z = zipfile.ZipFile('python.zip', 'w', zipfile.ZIP_DEFLATED, compresslevel=9); z.write('mail/1.eml', 'Stra\u00dfe/1.eml'); z.write('mail/2.eml'); z.close()\"");

        AssertRead("info.zip", "info.zip!mail/1.eml", "info.zip!mail/2.eml");
        AssertRead("stored.zip", "stored.zip!mail/1.eml");
        AssertRead("streamed.zip", "streamed.zip!-");
        AssertRead("python.zip", "python.zip!Stra\u00dfe/1.eml", "python.zip!mail/2.eml");
    }

    [ProgramFact("tar", "python3")]
    public void Tar_by_GNU_tar_and_Python()
    {
        Prepare();
        foreach (var format in (string[])["gnu", "pax", "ustar", "v7"])
        {
            Shell($"tar --sort=name --format={format} -cf {format}.tar mail && tar --sort=name --format={format} -czf {format}.tgz mail");
            AssertRead($"{format}.tar", $"{format}.tar!mail/1.eml", $"{format}.tar!mail/2.eml");
            AssertRead($"{format}.tgz", $"{format}.tgz!mail/1.eml", $"{format}.tgz!mail/2.eml");
        }

        Shell("python3 -c \"import tarfile; t = tarfile.open('python.tar.gz', 'w:gz'); t.add('mail/1.eml', 'n' * 300 + '.eml'); t.close()\"");
        AssertRead("python.tar.gz", $"python.tar.gz!{new string('n', 300)}.eml");
    }

    [ProgramFact("zstd", "gzip", "tar")]
    public void Zstd_and_gzip()
    {
        Prepare();
        Shell("cat mail/1.eml | zstd -q > 1.zst && zstd -q -19 --long mail/2.eml -o 2.zst && tar -cf - mail/1.eml | zstd -q --no-check > t.tar.zst && gzip -9 -c mail/1.eml > 1.gz && cat 1.zst 1.zst > twice.zst");

        AssertRead("1.zst", "1.zst");
        AssertRead("2.zst", "2.zst");
        AssertRead("t.tar.zst", "t.tar.zst!mail/1.eml");
        AssertRead("1.gz", "1.gz");
        AssertRead("twice.zst", "twice.zst");
    }

    [ProgramFact("python3")]
    public void Mailboxes_by_Python()
    {
        Prepare();
        Shell("""
            python3 - <<'END'
            import email, mailbox
            for kind, path in ((mailbox.mbox, 'py.mbox'), (mailbox.Maildir, 'py.maildir')):
                box = kind(path)
                for name in ('mail/1.eml', 'mail/2.eml'):
                    message = email.message_from_binary_file(open(name, 'rb'))
                    if kind is mailbox.Maildir:
                        message = mailbox.MaildirMessage(message)
                        message.set_subdir('cur')
                        message.set_flags('FRS')
                    box.add(message)
                box.flush()
            END
            """);

        AssertRead("py.mbox", "py.mbox#1", "py.mbox#2");
        Assert.Equal(2, Sources("py.maildir").Count(source => source.EndsWith(":2,FRS", StringComparison.Ordinal)));
    }

    [ProgramFact("python3")]
    public void Attached_by_Python()
    {
        Prepare();
        Shell("""
            python3 - <<'END'
            import email, email.message, email.mime.multipart, email.mime.message, email.mime.text, email.mime.application, email.policy
            inner = email.message_from_binary_file(open('mail/1.eml', 'rb'), policy=email.policy.default)
            new = email.message.EmailMessage()
            new['From'] = 'r@example.org'
            new.set_content('look')
            new.add_attachment(inner)
            open('new.eml', 'wb').write(bytes(new))
            old = email.mime.multipart.MIMEMultipart()
            old['From'] = 'r@example.org'
            old.attach(email.mime.text.MIMEText('look'))
            old.attach(email.mime.message.MIMEMessage(inner))
            open('old.eml', 'wb').write(bytes(old))
            file = email.mime.multipart.MIMEMultipart()
            file['From'] = 'r@example.org'
            part = email.mime.application.MIMEApplication(open('mail/1.eml', 'rb').read())
            part.add_header('Content-Disposition', 'attachment', filename='m\u00e4il.eml')
            file.attach(part)
            open('file.eml', 'wb').write(bytes(file))
            END
            """);

        AssertRead("new.eml", "new.eml", "new.eml!1");
        AssertRead("old.eml", "old.eml", "old.eml!1");
        AssertRead("file.eml", "file.eml", "file.eml!1");
    }

    [ProgramFact("gsf")]
    public void A_compound_file_by_libgsf()
    {
        Prepare();
        Directory.CreateDirectory(_mail["msg"]);
        File.WriteAllBytes(_mail["msg/__properties_version1.0"], new byte[32]);
        File.WriteAllBytes(_mail["msg/__substg1.0_007D001F"], Encoding.Unicode.GetBytes(TestMail.Plain.Split("\n\n")[0] + "\n"));
        for (var i = 0; i < 300; i++)
        {
            File.WriteAllBytes(_mail[$"msg/__substg1.0_{0x3000 + i:X4}001F"], new byte[i * 40]);
        }

        Shell("cd msg && gsf createole ../saved.msg __*");

        AssertRead("saved.msg", "saved.msg");
    }

    [ProgramFact("iconv", "python3")]
    public void Text_by_iconv_and_JSON_by_Python()
    {
        Prepare();
        Shell("iconv -t UTF-16 mail/1.eml > bom.txt && iconv -t UTF-16LE mail/1.eml > le.txt && iconv -t UTF-16BE mail/1.eml > be.txt");
        Shell("""
            python3 - <<'END'
            import email, json
            message = email.message_from_binary_file(open('mail/1.eml', 'rb'))
            graph = {'id': '1', 'internetMessageHeaders': [{'name': k, 'value': v} for k, v in message.items()], 'body': {'content': '<html>'}}
            json.dump(graph, open('one.json', 'w'))
            json.dump({'value': [graph, graph]}, open('list.json', 'w'), indent=4)
            json.dump({'payload': {'headers': graph['internetMessageHeaders'], 'parts': []}}, open('gmail.json', 'w'))
            END
            """);

        foreach (var name in (string[])["bom.txt", "le.txt", "be.txt", "one.json", "gmail.json"])
        {
            AssertRead(name, name);
        }

        AssertRead("list.json", "list.json#1", "list.json#2");
    }

    private void Prepare()
    {
        Directory.CreateDirectory(_mail["mail"]);
        _mail.Write("mail/1.eml", TestMail.Plain);
        _mail.Write("mail/2.eml", TestMail.Plain.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    private void AssertRead(string path, params string[] sources) => Assert.Equal(sources.Select(source => _mail[source]), Sources(path));

    private List<string> Sources(string path)
    {
        var run = Forgerycheck.Run("analyze", "--format", "ndjson", _mail[path]);
        Assert.Equal("", run.Error);
        var reports = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        // Outer messages of these tests have no trace.
        Assert.All(reports.Where(r => r.GetProperty("attached").GetArrayLength() == 0), report => Assert.Equal("192.0.2.7", report.GetProperty("handOver").GetProperty("ip").GetString()));
        return [.. reports.Select(report => report.GetProperty("source").GetString()!)];
    }

    private void Shell(string script)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-e", "-c", script]) { WorkingDirectory = _mail.Folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
