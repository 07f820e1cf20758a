using CsCheck;
using ForgeryCheck.Chains;
using ForgeryCheck.Facts.Companions;
using ForgeryCheck.Facts.DeliveryFields;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Chains;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Json;

/// <summary>Every table of rules/ that is damaged is refused in words.</summary>
public sealed class DamagedTableTests
{
    private const int Cuts = 200;

    public static TheoryData<string, Action<byte[]>> Tables => new()
    {
        { CompanionTable.FileName, json => _ = new CompanionTable(json, MailUnderTest.Tables.Organisations) },
        { ConfirmedNames.FileName, json => _ = new ConfirmedNames(json) },
        { CustomerNames.FileName, json => _ = new CustomerNames(json) },
        { DeliveryFieldTable.FileName, json => _ = new DeliveryFieldTable(json) },
        { ExchangeBuilds.FileName, json => _ = new ExchangeBuilds(json) },
        { GatewayTable.FileName, json => _ = new GatewayTable(json) },
        { KnownIds.FileName, json => _ = new KnownIds(json) },
        { Organisations.FileName, json => _ = new Organisations(() => [], json) },
        { ProductTable.FileName, json => _ = new ProductTable(json) },
        { ProviderFacts.FileName, json => _ = new ProviderFacts(json, ProviderFacts.FileName) },
        { ProviderTable.FileName, json => _ = new ProviderTable(json) },
        { Sites.FileName, json => _ = Sites.Load(json, Sites.FileName, ChainMail.Gateways, [], []) },
        { SpecialAddresses.FileName, json => _ = new SpecialAddresses(json) },
        { Weights.FileName, json => _ = Weights.Parse(json) },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void NoDamageThrowsAnythingElse(string file, Action<byte[]> read)
    {
        var json = new RuleFiles().Read(file)!;
        read(json);
        // What is behind the last brace is white space.
        var end = json.AsSpan().LastIndexOf((byte)'}');
        for (var cut = 1; cut <= Cuts; cut++)
        {
            Assert.Throws<FormatException>(() => read(json[..(1 + (int)((long)(end - 1) * cut / Cuts))]));
        }

        Damage.OfBytes(json).Sample(damaged => Damage.Try(() => read(damaged)), iter: 300);
    }
}
