using System.Security.Cryptography;
using Ecusson.Awards.Claims;

namespace Ecusson.Tests.Awards;

/// <summary>Codes that are read from paper.</summary>
public sealed class ClaimCodeTests
{
    const int Many = 500;
    const string Signs = "0123456789ACDEFHJKMNPRTVWXY";

    static IEnumerable<string> Codes()
    {
        using var random = RandomNumberGenerator.Create();
        for (var n = 0; n < Many; n++) yield return ClaimCodes.New(random);
    }

    [Fact]
    public void A_code_is_read_as_it_is_written_in_small_letters_without_strokes_and_with_signs_that_look_alike()
    {
        foreach (var code in Codes())
        {
            Assert.Equal(ClaimCodes.Length, code.Length);
            Assert.All(code, sign => Assert.Contains(sign, Signs));
            var written = ClaimCodes.Written(code);
            Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", written);
            var misread = written.Replace('0', 'O').Replace('1', 'l').Replace('2', 'z').Replace('5', 's').Replace('8', 'B').Replace('6', 'g').Replace('V', 'u');
            foreach (var typed in (string[])[code, written, written.ToLowerInvariant(), code.ToLowerInvariant(), $"  {written.Replace('-', ' ')} ", written.Replace("-", " – ", StringComparison.Ordinal), misread, misread.Replace('O', 'q').Replace('l', 'I')])
            {
                Assert.True(ClaimCodes.TryRead(typed, out var read), typed);
                Assert.Equal(code, read);
            }
        }
    }

    [Fact]
    public void No_slip_of_one_sign_and_no_two_neighbours_changed_over_make_another_code()
    {
        foreach (var code in Codes().Take(40))
        {
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var other in Signs.Where(sign => sign != code[at])) Assert.False(ClaimCodes.TryRead(code[..at] + other + code[(at + 1)..], out _));
                if (at == 0 || code[at] == code[at - 1]) continue;
                Assert.False(ClaimCodes.TryRead(code[..(at - 1)] + code[at] + code[at - 1] + code[(at + 1)..], out _));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7KFA-93XD")]
    [InlineData("0000-0000-0000-0000")]
    [InlineData("7KFA/93XD/HM2R")]
    [InlineData("é000-0000-0000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000")]
    public void What_can_be_no_code_is_none(string? typed) => Assert.False(ClaimCodes.TryRead(typed, out _));

    [Fact]
    public void Codes_do_not_come_twice_and_use_every_sign_at_every_place()
    {
        var codes = Codes().Concat(Codes()).Concat(Codes()).ToList();
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        for (var at = 0; at < ClaimCodes.Length; at++) Assert.Equal(Signs.Length, codes.Select(code => code[at]).Distinct().Count());
    }
}
