namespace ForgeryCheck.Trace;

/// <summary>How the program that wrote a line was identified.</summary>
public enum ProductBasis
{
    /// <summary>The program is unknown.</summary>
    Unknown,

    /// <summary>The line names the program, or the service whose host wrote it.</summary>
    Named,

    /// <summary>The line has a form unique to the program, such as Exim's ids.</summary>
    Form,

    /// <summary>The line has a form that fits the program but could be another's: not enough to hold anything against the line.</summary>
    Inferred,
}
