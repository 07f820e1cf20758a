using ForgeryCheck.Authentication;
using ForgeryCheck.Facts.Companions;
using ForgeryCheck.Facts.DeliveryFields;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Facts;

/// <summary>The tables of rules/ in force, for chains and rules.</summary>
internal sealed class RuleTables
{
    private RuleTables(RuleFiles files)
    {
        Organisations = Organisations.Load(files);
        ConfirmedNames = ConfirmedNames.Load(files);
        CustomerNames = CustomerNames.Load(files);
        Providers = new ProviderTable(files.Read(ProviderTable.FileName) ?? "{}"u8.ToArray(), files.NameOf(ProviderTable.FileName));
        ProviderFacts = new ProviderFacts(files.Read(ProviderFacts.FileName) ?? "{}"u8.ToArray(), files.NameOf(ProviderFacts.FileName));
        Products = new ProductTable(files.Read(ProductTable.FileName) ?? "{}"u8.ToArray(), files.NameOf(ProductTable.FileName));
        Companions = new CompanionTable(files.Read(CompanionTable.FileName) ?? "{}"u8.ToArray(), Organisations, files.NameOf(CompanionTable.FileName));
        DeliveryFields = new DeliveryFieldTable(files.Read(DeliveryFieldTable.FileName) ?? "{}"u8.ToArray(), files.NameOf(DeliveryFieldTable.FileName));
        Ids = IdDecoder.Load(files);
        ResultWriters = ResultWriters.Load(files);
    }

    /// <summary>The owners of domains (organisations.json, public-suffixes.dat).</summary>
    public Organisations Organisations { get; }

    /// <summary>The programs whose reverse names are confirmed (reverse-names.json).</summary>
    public ConfirmedNames ConfirmedNames { get; }

    /// <summary>The patterns of customers' names (customer-names.json).</summary>
    public CustomerNames CustomerNames { get; }

    /// <summary>The large mail providers (providers.json).</summary>
    internal ProviderTable Providers { get; }

    /// <summary>What lines by providers' hosts look like (provider-facts.json).</summary>
    internal ProviderFacts ProviderFacts { get; }

    /// <summary>What is known about mail programs (products.json).</summary>
    internal ProductTable Products { get; }

    /// <summary>The header fields that go with lines (companions.json).</summary>
    internal CompanionTable Companions { get; }

    /// <summary>The header fields with the address to which a message was delivered (delivery-fields.json).</summary>
    internal DeliveryFieldTable DeliveryFields { get; }

    /// <summary>Decodes queue ids (known-ids.json, exchange-builds.json).</summary>
    internal IdDecoder Ids { get; }

    /// <summary>The hosts whose results below their line are believed (result-writers.json).</summary>
    internal ResultWriters ResultWriters { get; }

    /// <summary>Loads the tables.</summary>
    /// <exception cref="FormatException">A table is invalid; the message is one line that says what and where.</exception>
    public static RuleTables Load(RuleFiles files) => new(files);
}
