using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck config: which options configuration files set, where they are searched for, and their schema.</summary>
internal static class ConfigCommand
{
    internal static DocumentedCommand Create(Command root, FileSettings files) =>
        new("config", "Show what configuration files (forgerycheck.json) set, and where they are searched for", command => Define(command, root, files));

    private static void Define(DocumentedCommand command, Command root, FileSettings files)
    {
        command.Add(new DocumentedCommand("show", "List each option with its value and where that comes from: a file and line, the environment, or the default", one => DefineShow(one, root, files)).Define());
        command.Add(new DocumentedCommand("path", "List the places where configuration files are searched for, nearest first, and which exist", one => DefinePath(one, root, files)).Define());
        command.Add(new DocumentedCommand("schema", "Print the JSON Schema of a configuration file, for editors", one => DefineSchema(one, root)).Define());
        command.Details =
            """
            A configuration file holds options that apply unless the command line gives others, and findings to suppress. It has a section for each command,
            with the names of its options as keys: { "analyze": { "trust": [".example.org"] } }. If several files set an option, the nearest one counts.
            """;
        command.Examples =
        [
            new("forgerycheck config show analyze", "Show the options of analyze."),
            new("forgerycheck config path", "Show which files are read."),
        ];
    }

    private static void DefineShow(DocumentedCommand command, Command root, FileSettings files)
    {
        var name = new Argument<string?>("COMMAND") { Description = "List the options of this command only", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => Sections().Select(one => one.Name));
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && SettableOption.Section(root, word) is null)
            {
                result.AddError(Options.NotAmong(word, [.. Sections().Select(one => one.Name)]));
            }
        });
        var format = Options.Choice("--format", "Output format", "text", "json");
        command.Add(name);
        command.AddGroup("Options", format);
        files.AddTo(command);
        command.Examples =
        [
            new("forgerycheck config show", "Show the options of all commands, and the findings that are suppressed."),
            new("forgerycheck config show listen --config other.json", "Show what another file would set."),
            new("forgerycheck config show --format json | jq '.options[] | select(.source == \"file\")'", "List only what files set."),
        ];
        command.Runs(result =>
        {
            var places = files.Load(root, result);
            var wanted = result.GetValue(name);
            var options = Sections().Where(one => wanted is null || one.Name == wanted)
                .SelectMany(one => EffectiveOption.Of(root, one, places, refused => Diagnostics.Write(refused.Objection!))).ToList();
            var listing = new ConfigListing(places, options, wanted is null ? FileSettings.SuppressionsOf(places) : []);
            StandardOutput.Write(result.GetValue(format) == "json" ? listing.ToJson() : listing.ToText());
            return ExitStatus.Clear;
        });

        IEnumerable<Command> Sections() => SettableOption.Sections(root);
    }

    private static void DefinePath(DocumentedCommand command, Command root, FileSettings files)
    {
        files.AddTo(command);
        command.Examples = [new("FORGERYCHECK_CONFIG=mine.json forgerycheck config path", "Check that a file named by the environment is read.")];
        command.Runs(result =>
        {
            StandardOutput.Write(TextTable.Of([.. files.Load(root, result).Select(one => new[] { ConfigListing.Word(one.Place.Kind), ConfigListing.State(one), SafeText.Show(one.Place.Path) })]));
            return ExitStatus.Clear;
        });
    }

    private static void DefineSchema(DocumentedCommand command, Command root)
    {
        command.Examples = [new("forgerycheck config schema > forgerycheck.schema.json", "Save the schema, to be named by the key \"$schema\" of a configuration file.")];
        command.Runs(_ =>
        {
            StandardOutput.Write(ConfigurationSchema.Of(root));
            return ExitStatus.Clear;
        });
    }
}
