using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// Weights for mail that they were not measured on: those of the other half. No sender, no kit that was recognised as one and no tail that
/// forgebench grafts is in both halves.
/// </summary>
internal sealed class CrossFit
{
    private readonly string _withoutFit;
    private readonly string _withoutTest;
    private readonly Weights _forFit;
    private readonly Weights _forTest;

    private CrossFit(string withoutFit, string withoutTest)
    {
        (_withoutFit, _withoutTest) = (withoutFit, withoutTest);
        (_forFit, _forTest) = (Parse(withoutFit), Parse(withoutTest));
    }

    internal static CrossFit Of(Pools pools, string text) =>
        new(pools.Fit(text, new LeaveOut(Half: Purpose.Fit)), pools.Fit(text, new LeaveOut(Half: Purpose.Test)));

    /// <summary>The same with another head.</summary>
    internal CrossFit With(Func<string, string> change) => new(change(_withoutFit), change(_withoutTest));

    internal Weights For(Judged one) => one.Half == Purpose.Fit ? _forFit : _forTest;

    private static Weights Parse(string text) => Weights.Parse(Encoding.UTF8.GetBytes(text));
}
