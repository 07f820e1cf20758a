using ForgeryCheck.Cli;

return CommandLine.Run(args);
