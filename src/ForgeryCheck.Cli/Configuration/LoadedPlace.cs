namespace ForgeryCheck.Cli.Configuration;

/// <summary>A place with what was in it.</summary>
/// <param name="Place">The place.</param>
/// <param name="File">The file; null if there is none, or it is ignored.</param>
/// <param name="Ignored">Why a file that is there is ignored; null if it is not.</param>
internal sealed record LoadedPlace(Place Place, ConfigurationFile? File, string? Ignored);
