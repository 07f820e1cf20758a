using ForgeryCheck.Accuracy;

// Measures ForgeryCheck on data that stands outside the repository. Nothing it prints or writes holds text of that mail,
// except the lists of disagreements on the screen.
return args switch
{
    ["received", var cases] => ReceivedCommand.Run(cases, Console.Out),
    _ => Usage.Print(),
};
