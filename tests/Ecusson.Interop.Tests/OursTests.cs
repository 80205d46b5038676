namespace Ecusson.Interop.Tests;

/// <summary>The same samples, judged by us: what others accept we accept, what they refuse we refuse.</summary>
public class OursTests(SignedSamples samples)
{
    [Fact]
    public async Task We_verify_each_credential_that_we_issue()
    {
        foreach (var sample in samples.DataIntegrity.Concat(samples.Jwt))
        {
            var verdict = await Ours.Judge(sample.Text, samples.KnownTexts);
            Assert.True(verdict.Holds, $"{sample.Id}: {verdict.Words} {sample.Text}");
        }
    }

    [Fact]
    public async Task We_refuse_each_with_one_byte_changed()
    {
        foreach (var sample in samples.DataIntegrity.Concat(samples.Jwt))
        {
            var verdict = await Ours.Judge(sample.Changed, samples.KnownTexts);
            Assert.False(verdict.Holds, $"{sample.Id}: {verdict.Words} {sample.Changed}");
        }
    }
}
