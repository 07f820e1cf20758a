// What nearly every rule reads. A test keeps the folders below these from using them (src/README.md, Where things lie).
global using ForgeryCheck.Chains;
global using ForgeryCheck.Facts;
global using ForgeryCheck.Findings;
global using ForgeryCheck.Sentences;
global using ForgeryCheck.Trace;
