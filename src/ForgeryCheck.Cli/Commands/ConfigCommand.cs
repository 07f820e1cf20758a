using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck config: which options configuration files set, where they are looked for, and their schema.</summary>
internal static class ConfigCommand
{
    private const string Examples =
        """
          forgerycheck config show analyze            each option, its value, and where that comes from
          forgerycheck config path                    where files are looked for
          forgerycheck config schema > forgerycheck.schema.json
        """;

    private const string ShowExamples =
        """
          forgerycheck config show
          forgerycheck config show analyze --config other.json
          forgerycheck config show --format json | jq '.options[] | select(.source == "file")'
        """;

    private const string PathExamples =
        """
          forgerycheck config path
          FORGERYCHECK_CONFIG=mine.json forgerycheck config path
        """;

    private const string SchemaExamples =
        """
          forgerycheck config schema > forgerycheck.schema.json      then: { "$schema": "./forgerycheck.schema.json", ... }
        """;

    internal static Command Create(Command root, FileSettings files) =>
        new CommandWithExamples("config", "Show what configuration files (forgerycheck.json) set, and where they are looked for", Examples)
        {
            Show(root, files),
            Places(root, files),
            Schema(root),
        };

    private static CommandWithExamples Show(Command root, FileSettings files)
    {
        var name = new Argument<string?>("COMMAND") { Description = "Show the options of this command alone", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => Sections().Select(one => one.Name));
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !Sections().Any(one => one.Name == word))
            {
                result.AddError($"{word}: has no options in a file; give {string.Join(", ", Sections().Select(one => one.Name))}");
            }
        });
        var format = Options.Choice("--format", "How the list is written", "text", "json");
        var command = new CommandWithExamples("show", "List each option with its value, and the file and line, or the default, that it comes from", ShowExamples) { name, format };
        files.AddTo(command);
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
        return command;

        IEnumerable<Command> Sections() => SettableOption.Sections(root);
    }

    private static CommandWithExamples Places(Command root, FileSettings files)
    {
        var command = new CommandWithExamples("path", "List the places where files are looked for, nearest first, and which of them exist", PathExamples);
        files.AddTo(command);
        command.Runs(result =>
        {
            StandardOutput.Write(TextTable.Of([.. files.Load(root, result).Select(one => new[] { ConfigListing.Word(one.Place.Kind), ConfigListing.State(one), SafeText.Show(one.Place.Path) })]));
            return ExitStatus.Clear;
        });
        return command;
    }

    private static CommandWithExamples Schema(Command root)
    {
        var command = new CommandWithExamples("schema", "Print the JSON Schema of a configuration file, for editors", SchemaExamples);
        command.Runs(_ =>
        {
            StandardOutput.Write(ConfigurationSchema.Of(root));
            return ExitStatus.Clear;
        });
        return command;
    }
}
