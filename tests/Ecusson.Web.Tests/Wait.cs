using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ecusson.Web.Tests;

/// <summary>Waits for what the server does by itself. What never comes fails the test with its own words, instead of keeping all others waiting.</summary>
static class Wait
{
    // Far beyond what a slow machine under load takes: no test measures time by it.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Waits until something holds.</summary>
    /// <param name="holds">Asks for it, again and again.</param>
    /// <param name="what">What is waited for, as the failure says it.</param>
    public static async Task Until(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Longest, $"Waited in vain for {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
