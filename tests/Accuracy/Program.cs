using ForgeryCheck.Accuracy;

// Measures ForgeryCheck on data that stands outside the repository. Nothing it writes holds text of that mail;
// on the screen only `received` shows any.
return args switch
{
    ["received", var cases] => ReceivedCommand.Run(cases, Console.Out),
    ["mail", _, ..] => MailCommand.Run(args[1..], Console.Out),
    ["split", _, ..] => SplitCommand.Run(args[1..], Console.Out),
    ["forgebench", var script, var mail, _, ..] => ForgeBenchCommand.Run(script, mail, args[3..], Console.Out),
    ["weights", var file, var mail, var script] => WeightsCommand.Run(file, mail, script, Console.Out),
    ["table", var file, var cases, var mail, var script, var seed] => TableCommand.Run(file, cases, mail, script, seed),
    ["fuzz-lines", var count, var seed] => FuzzLinesCommand.Run(count, seed, Console.Out),
    ["fuzz-messages", var count, var seed] => FuzzMessagesCommand.Run(count, seed, Console.Out),
    _ => Usage.Print(),
};
