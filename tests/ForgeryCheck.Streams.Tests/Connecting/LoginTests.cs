using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Tests.Support;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.NKeys;

namespace ForgeryCheck.Streams.Tests.Connecting;

/// <summary>How a server lets us in.</summary>
public sealed class LoginTests
{
    [ProgramFact("nats-server")]
    public async Task With_a_password()
    {
        await using var server = await NatsServer.StartAsync("authorization { user: u, password: secret }");

        await OpenAsync(new StreamServer(server.Url.Replace("//", "//u:secret@", StringComparison.Ordinal)));
        var refused = await Assert.ThrowsAsync<IOException>(() => OpenAsync(new StreamServer(server.Url.Replace("//", "//u:wrong@", StringComparison.Ordinal))));

        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(server.Url, refused.Message, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task With_an_NKey()
    {
        using var folder = new TempFolder();
        var user = KeyPair.CreatePair(PrefixByte.User);
        await using var server = await NatsServer.StartAsync($"authorization {{ users: [ {{ nkey: {user.GetPublicKey()} }} ] }}");

        await OpenAsync(new StreamServer(server.Url) { NKeyFile = folder.Write("seed", user.GetSeed()) });
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(new StreamServer(server.Url)));
    }

    [ProgramFact("nats-server")]
    public async Task With_the_credentials_of_a_user()
    {
        using var folder = new TempFolder();
        var (operatorKey, account, user) = (KeyPair.CreatePair(PrefixByte.Operator), KeyPair.CreatePair(PrefixByte.Account), KeyPair.CreatePair(PrefixByte.User));
        var operatorToken = NatsToken.Sign(operatorKey, operatorKey, "O", """{"type":"operator","version":2}""");
        var accountToken = NatsToken.Sign(
            operatorKey, account, "A",
            """{"type":"account","version":2,"limits":{"subs":-1,"data":-1,"payload":-1,"imports":-1,"exports":-1,"wildcards":true,"conn":-1,"leaf":-1,"mem_storage":-1,"disk_storage":-1,"streams":-1,"consumer":-1}}""");
        var system = KeyPair.CreatePair(PrefixByte.Account);
        var systemToken = NatsToken.Sign(operatorKey, system, "SYS", """{"type":"account","version":2}""");
        var userToken = NatsToken.Sign(account, user, "U", """{"type":"user","version":2,"subs":-1,"data":-1,"payload":-1}""");
        await using var server = await NatsServer.StartAsync(
            $"operator: {operatorToken}\nsystem_account: {system.GetPublicKey()}\nresolver: MEMORY\nresolver_preload: {{ {account.GetPublicKey()}: {accountToken}, {system.GetPublicKey()}: {systemToken} }}");
        var file = folder.Write(
            "user.creds", $"-----BEGIN NATS USER JWT-----\n{userToken}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n{user.GetSeed()}\n------END USER NKEY SEED------\n");

        await OpenAsync(new StreamServer(server.Url) { CredentialsFile = file });
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(new StreamServer(server.Url)));
    }

    [Fact]
    public async Task A_file_without_credentials_is_named()
    {
        using var folder = new TempFolder();
        var file = folder.Write("user.creds", "no credentials\n");

        var refused = await Assert.ThrowsAsync<FormatException>(() => OpenAsync(new StreamServer("nats://127.0.0.1:1") { CredentialsFile = file }));

        Assert.Equal($"{file}: has no credentials of a NATS user, which are a JWT and an NKey seed", refused.Message);
    }

    [ProgramTheory("nats-server")]
    [InlineData("$JS.API.STREAM.INFO.forgerycheck-mail")]
    [InlineData("forgerycheck.mail")]
    public async Task What_a_user_may_not_do_is_told_in_the_words_of_the_server(string subject)
    {
        await using var server = await NatsServer.StartAsync($"authorization {{ users: [ {{ user: u, password: p, permissions: {{ publish: {{ deny: \"{subject}\" }} }} }} ] }}");
        var run = await ProgramRun.RunAsync(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "submit", "--to", server.Url.Replace("//", "//u:p@", StringComparison.Ordinal), Path.Combine(Samples.All, "honest-postfix.eml")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Permissions Violation for Publish to \"{subject}\"", run.Error, StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task The_permissions_of_the_page_are_all_that_is_needed()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "ForgeryCheck.Streams", "README.md"));
        var start = page.IndexOf("authorization {", StringComparison.Ordinal);
        var permissions = page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Replace("$2a$...", "secret", StringComparison.Ordinal);
        await using var server = await NatsServer.StartAsync($"max_payload: 64KB\n{permissions}");
        using var folder = new TempFolder();
        // One of them and its report are larger than the server takes, and one cannot be analyzed.
        var large = folder.Write("large.eml", string.Concat(Enumerable.Range(0, 900).Select(i => $"Received: from a{i}.example.org (a{i}.example.org [192.0.2.{i % 250}]) by b.example.net with ESMTP id {i:x8}; Mon, 1 Jan 2024 00:00:00 +0000\r\n")) + "\r\n");
        var mail = new[] { large, Samples.All };

        await Samples.SubmitAsync(As("mail"), isBatch: true, mail);
        Assert.True(await server.CountAsync("KV_forgerycheck-memory", "mail:secret") > 0);
        Assert.True(await server.CountAsync("OBJ_forgerycheck-large", "mail:secret") > 1);
        await using (var connection = new NatsConnection(new NatsOpts { Url = As("mail").Server.Url }))
        {
            (await new NatsJSContext(connection).PublishAsync("forgerycheck.mail", "x"u8.ToArray(), headers: new NatsHeaders { ["ForgeryCheck-About"] = "no JSON" })).EnsureSuccess();
        }

        await using var worker = await LiveWorker.StartAsync(As("work"));
        await worker.UntilReportedAsync(2);
        await worker.UntilDeadAsync(1);
        // What remains is the note that the object was removed.
        await Patience.UntilAsync(() => server.CountAsync("OBJ_forgerycheck-large", "mail:secret").GetAwaiter().GetResult() <= 1, "the object is removed", () => worker.Log);

        Assert.DoesNotContain("ermission", worker.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("memory-unavailable", worker.Log, StringComparison.Ordinal);

        StreamOptions As(string user) => new(new StreamServer(server.UrlOf($"{user}:secret")));
    }

    [ProgramFact("nats-server")]
    public async Task By_TLS_with_a_certificate_on_either_side()
    {
        using var folder = new TempFolder();
        TestCertificate.Write(folder, "server", "localhost");
        TestCertificate.Write(folder, "client", "client");
        await using var server = await NatsServer.StartAsync(
            $"tls {{ cert_file: {folder["server.pem"]}, key_file: {folder["server.key"]}, ca_file: {folder["client.pem"]}, verify: true }}");
        var url = server.Url.Replace("nats://127.0.0.1", "tls://localhost", StringComparison.Ordinal);
        var whole = new StreamServer(url) { AuthorityFile = folder["server.pem"], CertificateFile = folder["client.pem"], KeyFile = folder["client.key"] };

        await OpenAsync(whole);
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(whole with { CertificateFile = null, KeyFile = null }));
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(whole with { AuthorityFile = null }));
    }

    [Theory]
    [InlineData("nats://127.0.0.1", "nats://127.0.0.1:4222")]
    [InlineData("nats://u:p@a.example:1,tls://b.example:2", "nats://a.example:1,tls://b.example:2")]
    public void Only_the_host_is_shown(string url, string shown) => Assert.Equal(shown, StreamServer.Shown(url));

    [Theory]
    [InlineData("127.0.0.1:4222")]
    [InlineData("http://127.0.0.1:4222")]
    [InlineData("nats://")]
    [InlineData("nats://a,")]
    public void What_is_no_URL_of_a_server_is_refused(string url) => Assert.Throws<FormatException>(() => StreamServer.Shown(url));

    private static async Task OpenAsync(StreamServer server)
    {
        await using var connection = await ServerConnection.OpenAsync(server, new SilentLog()).WaitAsync(Patience.Longest);
        Assert.True(connection.IsOpen);
    }
}
