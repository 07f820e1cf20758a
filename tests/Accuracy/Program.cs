using ForgeryCheck.Accuracy;

// Measures ForgeryCheck on data that stands outside the repository. Nothing it writes holds text of that mail;
// on the screen only `received` shows any.
return args switch
{
    ["received", var cases] => ReceivedCommand.Run(cases, Console.Out),
    ["mail", _, ..] => MailCommand.Run(args[1..], Console.Out),
    ["answers", var mail] => AnswersCommand.Run(mail, null, Console.Out),
    ["answers", var mail, var lists] => AnswersCommand.Run(mail, lists, Console.Out),
    ["split", _, ..] => SplitCommand.Run(args[1..], Console.Out),
    ["yardstick", var file, var mail] => YardstickCommand.Run(file, mail, Console.Out),
    ["forgebench", var script, var mail, _, ..] => ForgeBenchCommand.Run(script, mail, args[3..], Console.Out),
    ["weights", var file, var mail, var script] => WeightsCommand.Run(file, mail, script, null, Console.Out),
    ["weights", var file, var mail, var script, var lists] => WeightsCommand.Run(file, mail, script, lists, Console.Out),
    ["calibrate", var file, var mail, var script, var lists, _, ..] => CalibrateCommand.Run(file, mail, script, lists, args[5..], Console.Out),
    ["unseen", var file, var mail, var script, var lists, _, ..] => UnseenCommand.Run(file, mail, script, lists, args[5..], Console.Out),
    ["table", var file, var cases, var mail, var script, var lists, _, ..] => TableCommand.Run(file, cases, mail, script, lists, args[6..]),
    ["profiles", var mail, var script, var lists, _, ..] => ProfilesCommand.Run(mail, script, lists, args[4..], Console.Out),
    ["signatures", var name, var key, _, ..] => await SignaturesCommand.RunAsync(name, key, args[3..], Console.Out),
    ["fuzz-lines", var count, var seed] => FuzzLinesCommand.Run(count, seed, Console.Out),
    ["fuzz-messages", var count, var seed] => FuzzMessagesCommand.Run(count, seed, Console.Out),
    ["fuzz-inputs", var count, var seed] => FuzzInputsCommand.Run(count, seed, Console.Out),
    _ => Usage.Print(),
};
