using Ecusson.Credentials;

namespace Ecusson.Outbound.Tests;

public sealed class TimeBudgetTests
{
    [Fact]
    public async Task Many_slow_servers_together_take_no_longer_than_the_allowance_and_the_rest_is_not_asked()
    {
        var slow = new Slow();
        var budget = new TimeBudget(slow, TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var answers = new List<Fetched>();
        for (var i = 0; i < 50; i++) answers.Add(await budget.Get(new Uri($"https://slow.example/{i}"), "*/*", TestContext.Current.CancellationToken));
        Assert.Equal(new Fetched.Unreachable("timeout"), answers[^1]);
        Assert.InRange(slow.Asked, 1, 49);
    }

    [Fact]
    public async Task The_callers_stop_is_let_through()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new TimeBudget(new Slow(), TimeSpan.FromMinutes(1), TimeProvider.System).Get(new Uri("https://slow.example/"), "*/*", stopped.Token));
    }

    sealed class Slow : IFetch
    {
        public int Asked { get; private set; }

        public async ValueTask<Fetched> Get(Uri address, string accept, CancellationToken stop)
        {
            Asked++;
            await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
            return new Fetched.Unreachable("connect");
        }
    }
}
