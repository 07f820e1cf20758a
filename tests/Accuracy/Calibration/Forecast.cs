using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>What was forecast of a message, and what it is.</summary>
/// <param name="Probability">The score as a probability.</param>
/// <param name="Bans">What the findings are worth.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Forged">Whether it is forged.</param>
/// <param name="Mass">Its part of all messages, where forgeries are as common as the prior says; all masses together are 1.</param>
/// <param name="Source">The sender of a genuine message, the kit or level of a forged one.</param>
internal readonly record struct Forecast(double Probability, double Bans, Verdict Verdict, bool Forged, double Mass, string Source);
