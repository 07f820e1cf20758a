// The parser keeps its tokens on the stack, and every token is written before it is read: clearing 3 kB a line first is waste.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
