using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

public sealed class MaildirSearchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void A_message_is_found_wherever_a_mail_reader_moves_it(int secondsAgo)
    {
        using var spool = new TestSpool();
        using var folders = new MaildirFolders(spool.Folder);
        var search = new MaildirSearch(folders);
        File.WriteAllText(Path.Combine(folders.New, "1.a.host"), "x");
        File.WriteAllText(Path.Combine(folders.Cur, "2.b.host:2,S"), "x");
        // As if nothing had happened for a while, so that the listing stands until something does.
        Directory.SetLastWriteTimeUtc(folders.Cur, DateTime.UtcNow.AddSeconds(secondsAgo));

        Assert.Equal(Path.Combine(folders.New, "1.a.host"), search.Find("1.a.host"));
        Assert.Equal(Path.Combine(folders.Cur, "2.b.host:2,S"), search.Find("2.b.host"));
        Assert.Null(search.Find("2.b"));

        File.Move(Path.Combine(folders.New, "1.a.host"), Path.Combine(folders.Cur, "1.a.host:2,"));
        File.Move(Path.Combine(folders.Cur, "2.b.host:2,S"), Path.Combine(folders.Cur, "2.b.host:2,RS"));
        Assert.Equal(Path.Combine(folders.Cur, "1.a.host:2,"), search.Find("1.a.host"));
        Assert.Equal(Path.Combine(folders.Cur, "2.b.host:2,RS"), search.Find("2.b.host"));

        File.Delete(Path.Combine(folders.Cur, "2.b.host:2,RS"));
        Assert.Null(search.Find("2.b.host"));
    }
}
