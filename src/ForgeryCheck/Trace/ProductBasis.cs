namespace ForgeryCheck.Trace;

/// <summary>How it is known which program wrote a line.</summary>
public enum ProductBasis
{
    /// <summary>The program is not known.</summary>
    Unknown,

    /// <summary>The line names the program, or the service whose host wrote it.</summary>
    Named,

    /// <summary>The line has a form that no other program writes, such as Exim's ids.</summary>
    Form,

    /// <summary>The line has a form that fits the program and could be another's: no ground to hold anything against the line.</summary>
    Inferred,
}
