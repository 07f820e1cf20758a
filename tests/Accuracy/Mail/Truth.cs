namespace ForgeryCheck.Accuracy.Mail;

/// <summary>What is known about a message from outside: a person's label, or what forgebench did to it.</summary>
/// <param name="Forged">Whether it is forged.</param>
/// <param name="FromLine">The first invented line; null where not told.</param>
/// <param name="Level">The kind of forger, where forgebench made it.</param>
/// <param name="Kit">The forger's program, where a person recognised it.</param>
internal sealed record Truth(bool Forged, int? FromLine, string? Level, string? Kit = null);
