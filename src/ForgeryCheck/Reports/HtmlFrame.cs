namespace ForgeryCheck.Reports;

/// <summary>The frame of an HTML report: it loads nothing, runs nothing, and is readable in light and dark.</summary>
internal static class HtmlStyle
{
    internal const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>ForgeryCheck report</title>
        <style>

        """;

    internal const string Css = """
        :root {
          color-scheme: light dark;
          --page: #f6f7f9; --card: #fff; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --wash: #f0f2f5;
          --forged: #b3261e; --suspicious: #9a5b00; --consistent: #1f7a44; --untestable: #5b6675; --handover: #0b6fa4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12161c; --card: #1a2029; --ink: #e4e9f0; --soft: #98a4b3; --line: #323b48; --wash: #222a35;
            --forged: #ff8a80; --suspicious: #ffc061; --consistent: #76d69a; --untestable: #98a4b3; --handover: #6cc5f5;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        h1 { font-size: 1.1rem; margin: 0 0 1rem; color: var(--soft); font-weight: 600; }
        h2 { font-size: .8rem; margin: 1.6rem 0 .5rem; color: var(--soft); text-transform: uppercase; letter-spacing: .06em; }
        code, .mono { font: .86em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        .message { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 8px;
          margin: 0 0 1rem; padding: .9rem 1.2rem; }
        .message.forged { --tone: var(--forged); } .message.suspicious { --tone: var(--suspicious); }
        .message.consistent { --tone: var(--consistent); } .message.untestable { --tone: var(--untestable); }
        .message > summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .2rem .9rem; align-items: baseline; overflow-wrap: anywhere; }
        .message > summary::before { content: "\25B8"; color: var(--soft); } .message[open] > summary::before { content: "\25BE"; }
        .badge { color: var(--card); background: var(--tone); border-radius: 4px; padding: .05rem .55rem; font-weight: 700; font-size: .85rem;
          text-transform: uppercase; letter-spacing: .03em; }
        .source { font-weight: 600; } .subject { color: var(--soft); }
        .verdict { font-size: 1.05rem; margin: .9rem 0 .3rem; } .verdict b { color: var(--tone); }
        .soft { color: var(--soft); }
        .act { border: 1px solid var(--handover); border-radius: 6px; padding: .5rem .8rem; margin: .7rem 0; overflow-wrap: anywhere; }
        .warning { border: 1px solid var(--suspicious); border-radius: 6px; padding: .5rem .8rem; margin: .7rem 0; } .warning b { color: var(--suspicious); }
        .act b { color: var(--handover); font-size: 1.1rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .8rem 0 0; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; }
        ol.chain { list-style: none; margin: 0; padding: 0; }
        ol.chain > li { position: relative; padding: 0 0 1rem 2.2rem; overflow-wrap: anywhere; }
        ol.chain > li.hop::before { content: ""; position: absolute; left: .45rem; top: .35rem; width: .8rem; height: .8rem; border-radius: 50%;
          border: 3px solid var(--tone); background: var(--card); z-index: 1; }
        ol.chain > li.hop::after { content: ""; position: absolute; left: .8rem; top: 1rem; bottom: -.4rem; border-left: 2px solid var(--line); }
        ol.chain > li.claimed::after, ol.chain > li.fake::after { border-left-style: dashed; }
        ol.chain > li:last-child::after { display: none; }
        li.trusted { --tone: var(--consistent); } li.handover { --tone: var(--handover); }
        li.claimed { --tone: var(--soft); } li.fake { --tone: var(--forged); }
        li.trusted::before, li.handover::before { background: var(--tone) !important; }
        .row { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: center; }
        .row svg { width: 7.5rem; height: .8rem; flex: none; }
        .row .delay { width: 4.8rem; text-align: right; } .back { color: var(--forged); font-weight: 700; }
        svg .axis { stroke: var(--line); stroke-width: 1.5; } svg .ahead { fill: var(--handover); } svg .behind { fill: var(--forged); }
        .host { font-weight: 600; } .status { color: var(--tone); }
        li.trust-end { border-top: 3px double var(--handover); color: var(--handover); font-weight: 600; padding: .35rem 0 .9rem 2.2rem !important; }
        li.gap { color: var(--suspicious); }
        .tag { border: 1px solid currentColor; border-radius: 4px; padding: 0 .35rem; font-size: .8rem; margin-right: .3rem; }
        .contradiction { --tone: var(--forged); } .anomaly { --tone: var(--suspicious); } .support { --tone: var(--consistent); } .note { --tone: var(--soft); }
        .tag.contradiction, .tag.anomaly { color: var(--tone); }
        .finding { border-left: 3px solid var(--tone); padding: .1rem 0 .1rem .8rem; margin: .6rem 0; overflow-wrap: anywhere; }
        .finding p { margin: .1rem 0; } .finding .weight { color: var(--tone); }
        details.raw summary { color: var(--soft); cursor: pointer; font-size: .85rem; }
        details.raw code { display: block; background: var(--wash); border-radius: 4px; padding: .4rem .6rem; margin-top: .2rem; white-space: pre-wrap; }
        ul.plain { margin: .2rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
        footer { color: var(--soft); margin-top: 1.5rem; }
        @media print { body { background: none; } .message { break-inside: avoid-page; } }

        """;

    internal const string Body = """
        </style>
        </head>
        <body>
        <h1>ForgeryCheck report</h1>

        """;

    internal const string End = """
        </body>
        </html>

        """;
}
