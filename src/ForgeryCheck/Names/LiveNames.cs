using System.Net;
using System.Net.Sockets;
using DnsClient;

namespace ForgeryCheck.Names;

/// <summary>
/// Queries a resolver. Many questions are in flight at once, and each is asked once. Every question ends within twice the time-out, once for a free
/// slot and once for the resolver, whatever the resolver does.
/// </summary>
#pragma warning disable CA1001 // The semaphore has no handle to release, and questions in flight would fail on a disposed one.
internal sealed class LiveNames : INameService
#pragma warning restore CA1001
{
    private readonly LookupClient? _client;
    private readonly string _resolver = "";
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly AnswerCache _cache;
    private readonly ResolverHealth _health;
    private readonly SemaphoreSlim _slots;

    /// <summary>Creates a service that queries the resolver of the options, or the system's.</summary>
    public LiveNames(NameOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _timeout = options.Timeout;
        _clock = clock ?? TimeProvider.System;
        _cache = new AnswerCache(options.CacheSize, _clock);
        _health = new ResolverHealth(ProbeAsync, _clock);
        _slots = new SemaphoreSlim(options.InFlight);

        NameServer[] servers = options.Resolver is { } one ? [new NameServer(one)] : SystemServers();
        if (servers.Length > 0)
        {
            _resolver = Text(servers[0]);
            _client = new LookupClient(Settings(servers, _timeout));
        }
    }

    /// <inheritdoc/>
    public bool IsOn => true;

    /// <inheritdoc/>
    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        question = DnsQuestion.Of(question.Name ?? "", question.Type);
        if (!Askable.Is(question) || IsDocumentation(question))
        {
            return NamesOff.Instance.AskAsync(question, cancellation);
        }

        // Another message may have asked the same question: cancelling here must not cancel it there.
        var answer = _cache.GetOrAdd(question, ResolveAsync);
        return answer.IsCompletedSuccessfully ? ValueTask.FromResult(answer.Result) : new(answer.WaitAsync(cancellation));
    }

    private static bool IsDocumentation(DnsQuestion question) =>
        question.Type == DnsType.Ptr && ReverseZone.TryParse(question.Name, out var address) && Askable.IsDocumentation(address);

    /// <summary>Obtains an answer whatever happens; its task never fails.</summary>
    private async Task<DnsAnswer> ResolveAsync(DnsQuestion question)
    {
        var chain = new AnswerReader(question);
        var place = false;
        using var deadline = new CancellationTokenSource(_timeout, _clock);
        try
        {
            place = await MayAskAsync(deadline.Token).ConfigureAwait(false);
            if (!place)
            {
                // Nobody was asked, so there is nothing to remember.
                _cache.Forget(question);
                return Answer(question, DnsStatus.NotAnswered, chain, _resolver);
            }

            deadline.CancelAfter(_timeout); // waiting is over, and the resolver's own time begins
            return await WalkAsync(question, chain, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Answer(question, DnsStatus.NotAnswered, chain, _resolver);
        }
        finally
        {
            if (place)
            {
                _slots.Release();
            }
        }
    }

    /// <summary>Waits for a free slot; false if the resolver is dead, before or after the wait.</summary>
    private async ValueTask<bool> MayAskAsync(CancellationToken deadline)
    {
        if (_client is null || !await _health.MayAskAsync(deadline).ConfigureAwait(false))
        {
            return false;
        }

        await _slots.WaitAsync(deadline).ConfigureAwait(false);
        var may = false;
        try
        {
            return may = await _health.MayAskAsync(deadline).ConfigureAwait(false);
        }
        finally
        {
            if (!may)
            {
                _slots.Release();
            }
        }
    }

    /// <summary>Queries, and queries again if a CNAME leads out of the reply.</summary>
    private async Task<DnsAnswer> WalkAsync(DnsQuestion question, AnswerReader chain, CancellationToken deadline)
    {
        var type = (QueryType)AnswerReader.TypeOf(question.Type);
        do
        {
            var (reply, failure) = await QueryAsync(chain.Name, type, deadline).ConfigureAwait(false);
            var status = reply is null ? failure : chain.Read(reply);
            if (status is { } end)
            {
                return Answer(question, end, chain, reply is null ? _resolver : Text(reply.NameServer));
            }
        }
        while (Askable.Name(chain.Name));

        return Answer(question, DnsStatus.Failed, chain, _resolver);
    }

    /// <summary>Sends one query; returns the reply, or why there is none.</summary>
    private async Task<(IDnsQueryResponse? Reply, DnsStatus Failure)> QueryAsync(
        string name, QueryType type, CancellationToken deadline)
    {
        try
        {
            var reply = await _client!.QueryAsync(name, type, cancellationToken: deadline).ConfigureAwait(false);
            _health.Answered();
            return (reply, default);
        }
        catch (Exception e) when (e is OperationCanceledException or DnsResponseException { Code: DnsResponseCode.ConnectionTimeout })
        {
            _health.TimedOut();
            return (null, DnsStatus.NotAnswered);
        }
        catch (Exception e) when (e is DnsXidMismatchException or SocketException or { InnerException: SocketException })
        {
            return (null, DnsStatus.NotAnswered); // no network, or replies to another question
        }
#pragma warning disable CA1031 // DnsClient lets several kinds through for a damaged reply (parse, argument, index); none may abort an analysis.
        catch (Exception)
#pragma warning restore CA1031
        {
            _health.Answered();
            return (null, DnsStatus.Failed);
        }
    }

    private async Task<bool> ProbeAsync()
    {
        using var deadline = new CancellationTokenSource(_timeout, _clock);
        try
        {
            await _client!.QueryAsync(".", QueryType.NS, cancellationToken: deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or DnsXidMismatchException or SocketException
            or DnsResponseException { Code: DnsResponseCode.ConnectionTimeout } or { InnerException: SocketException })
        {
            return false;
        }
#pragma warning disable CA1031 // As above; a damaged reply is a sign of life.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }

    private DnsAnswer Answer(DnsQuestion question, DnsStatus status, AnswerReader chain, string resolver)
    {
        var now = _clock.GetUtcNow();
        return new(question, status, chain.Records, new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero), resolver) { Ttl = chain.Ttl };
    }

    private static LookupClientOptions Settings(NameServer[] servers, TimeSpan timeout)
    {
        // A lone resolver is tried twice, since UDP loses packets; several are tried once each, in the system's order.
        var retries = servers.Length == 1 ? 1 : 0;
        return new LookupClientOptions(servers)
        {
            Timeout = timeout / (servers.Length + retries),
            Retries = retries,
            UseRandomNameServer = false,
            UseCache = false, // its key is the name only, and its size is unbounded
            ContinueOnDnsError = false, // "no such name" is an answer: the next resolver need not learn of the question
            ContinueOnEmptyResponse = false,
            ExtendedDnsBufferSize = 1232, // no fragments (RFC 9715); longer replies come by TCP
        };
    }

    private static NameServer[] SystemServers()
    {
        try
        {
            // Never the public resolvers that DnsClient falls back to: nobody agreed that they may learn about this mail.
            return [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false).Take(3)];
        }
#pragma warning disable CA1031 // Whatever goes wrong with the system's configuration, DNS is then "not testable".
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private static string Text(NameServer server) => IPAddress.TryParse(server.Address, out var address)
        ? new IPEndPoint(address, server.Port).ToString()
        : server.ToString();
}
