Console.Error.WriteLine("forgerycheck");
return 2;
