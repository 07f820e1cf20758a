using ForgeryCheck.Reports;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Submissions;

namespace ForgeryCheck.Web.Pages;

/// <summary>The form in which people submit mail. It works without scripts: each button sends all of it, and says what is wanted.</summary>
internal static class PasteForm
{
    /// <summary>The field that says what is wanted.</summary>
    internal const string As = "as";

    /// <summary>The field that asks for a permalink.</summary>
    internal const string Keep = "keep";

    private const string YourHosts = "Your mail hosts";
    private const string YourGateways = "Your gateways";
    private const string YourSites = "Your sites";
    private const string LookUp = "Look up names in the DNS";

    /// <summary>The longest text that is put back into the form, in characters.</summary>
    private const int MostText = 1 << 20;

    /// <summary>Writes the form.</summary>
    /// <param name="page">The page.</param>
    /// <param name="site">The site.</param>
    /// <param name="text">The text in it: what was pasted before; null for none.</param>
    /// <param name="declared">What was declared before.</param>
    /// <param name="sites">The sites file that was pasted before; null for none.</param>
    internal static void Write(HtmlPage page, SiteMap site, string? text, Declarations declared, string? sites)
    {
        page.Markup("<form id=\"paste\" method=\"post\" action=\"/report\" enctype=\"multipart/form-data\">\n")
            .Markup($"<p class=\"label\"><label for=\"text\">Header or message</label> <span id=\"text-help\" class=\"soft\">Paste it as it is. It goes to the machine that runs ForgeryCheck, and no further.</span></p>\n<textarea id=\"text\" aria-describedby=\"text-help\" name=\"{FormReader.Text}\" rows=\"12\" spellcheck=\"false\" autocomplete=\"off\" autocapitalize=\"off\" placeholder=\"Received: from mail.example.net (mail.example.net [192.0.2.7]) by ...\">\n");
        PutText(page, text);
        page.Markup("""
            </textarea>
            <div class="files"><label for="file">Or files</label> <input id="file" name="file" type="file" multiple aria-describedby="file-help">
            <span id="file-help" class="soft">Messages, mailboxes, archives, .msg. You can drop them anywhere on the page.</span></div>
            <details class="options">
            <summary>Options <span id="options-set" class="soft">
            """);
        page.Markup(SetOptions(site, declared)).Markup("</span></summary>\n<div class=\"fields\">\n").Markup($"<p><label for=\"trust\">{YourHosts}</label>\n").Markup("""
            <textarea id="trust" name="trust" rows="2" spellcheck="false" autocomplete="off" aria-describedby="trust-help">
            """);
        page.Markup("\n").Text(string.Join("\n", declared.Trust), MostText).Markup("""
            </textarea>
            <small id="trust-help">Names, .suffixes, addresses or CIDR blocks, one per line. Received lines that these hosts wrote are taken as true.</small></p>

            """);
        page.Markup($"<p><label for=\"gateway\">{YourGateways}</label>\n").Markup("""
            <textarea id="gateway" name="gateway" rows="2" spellcheck="false" autocomplete="off" aria-describedby="gateway-help">
            """);
        page.Markup("\n").Text(string.Join("\n", declared.Gateways), MostText).Markup("""
            </textarea>
            <small id="gateway-help">A service such as mimecast or proofpoint, or a host of your own, through which your mail has to come in.</small></p>

            """);
        page.Markup($"<p><label for=\"sites\">{YourSites}</label>\n").Markup("""
            <textarea id="sites" name="sites" rows="2" spellcheck="false" autocomplete="off" aria-describedby="sites-help">
            """);
        page.Markup("\n");
        PutText(page, sites);
        page.Markup("""
            </textarea>
            <small id="sites-help">The content of a sites file, in the form of rules/sites.json.</small></p>

            """);
        if (site.OffersLookups || site.LooksUpNames)
        {
            var isOn = declared.LooksUpNames ?? site.LooksUpNames;
            page.Markup($"<p class=\"choice\"><input type=\"hidden\" name=\"dns\" value=\"off\"><input id=\"dns\" name=\"dns\" type=\"checkbox\" value=\"live\" aria-describedby=\"dns-help\"{(isOn ? " checked" : "")}> <label for=\"dns\">{LookUp}</label>\n<small id=\"dns-help\">Queries about a sender's names can alert the sender.</small></p>\n");
        }

        page.Markup("</div>\n</details>\n");
        if (site.KeepsReports)
        {
            page.Markup($"<p class=\"choice\"><input id=\"keep\" name=\"{Keep}\" type=\"checkbox\" value=\"yes\"> <label for=\"keep\">Keep the report on this server, and give me a link to it</label></p>\n");
        }

        page.Markup($"<p class=\"buttons\"><button class=\"main\" name=\"{As}\" value=\"page\">Analyze</button>\n<span class=\"downloads\" role=\"group\" aria-labelledby=\"downloads\"><span id=\"downloads\">or download the report as</span>");
        foreach (var download in Download.All)
        {
            page.Markup($"\n<button name=\"{As}\" value=\"{download.Word}\">{download.Name}</button>");
        }

        page.Markup("</span></p>\n<p id=\"status\" role=\"status\"></p>\n</form>\n");
    }

    // What is in force has to be seen while the options are closed; paste.js says the same of those that a browser remembers.
    private static string SetOptions(SiteMap site, Declarations declared)
    {
        List<string> set = [];
        Add(YourHosts, declared.Trust.Count > 0);
        Add(YourGateways, declared.Gateways.Count > 0);
        Add(YourSites, declared.Sites is not null);
        Add(LookUp, declared.LooksUpNames ?? site.LooksUpNames);
        return set.Count == 0 ? "" : $"set: {string.Join(", ", set)}";

        void Add(string label, bool isSet)
        {
            if (isSet)
            {
                set.Add(label);
            }
        }
    }

    /// <summary>A problem of a request as one of this form: a field by its label.</summary>
    internal static string? InItsWords(string? problem)
    {
        foreach (var (field, label) in ((string, string)[])[(DeclarationFields.Trust, YourHosts), (DeclarationFields.Gateway, YourGateways), (DeclarationFields.Sites, YourSites)])
        {
            if (problem?.StartsWith(field + ": ", StringComparison.Ordinal) == true)
            {
                return label + problem[field.Length..];
            }
        }

        return problem;
    }

    // Byte for byte what was pasted has to come back, so that the same report comes of it; the encoder makes it harmless in HTML.
    private static void PutText(HtmlPage page, string? text)
    {
        if (text is { Length: <= MostText })
        {
            page.Encoded(text);
        }
    }
}
