using System.Text;
using Ecusson.Credentials.JsonLd;
using Ecusson.Credentials.JsonLd.Deserialization;

namespace Ecusson.Credentials.Tests.JsonLd;

public class NumberTests
{
    [Fact]
    public void Numbers_of_credits_are_written_as_in_the_published_table()
    {
        foreach (var vector in Documents.Sample("number-canonicalization-vectors.json").GetProperty("vectors").EnumerateArray())
        {
            var json = $$"""{"@context":{{Documents.Contexts}},"type":["AchievementSubject"],"creditsEarned":{{vector.GetProperty("json").GetString()}}}""";
            var expected = vector.GetProperty("nquad").GetString();
            Assert.Contains(Canonicalizer.Pinned.Canonicalize(json).NQuads().Split('\n'), line => line == expected);
        }
    }

    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("-0", "0", true)]
    [InlineData("-0.0", "0", true)]
    [InlineData("12345", "12345", true)]
    [InlineData("1e3", "1000", true)]
    [InlineData("1E+3", "1000", true)]
    [InlineData("9007199254740993", "9007199254740992", true)]
    [InlineData("123456789012345678901", "123456789012345683968", true)]
    [InlineData("-100000000000000000000", "-100000000000000000000", true)]
    [InlineData("1e21", "1.0E21", false)]
    [InlineData("-1e21", "-1.0E21", false)]
    [InlineData("1e-7", "1.0E-7", false)]
    [InlineData("5e-324", "4.940656458412465E-324", false)]
    [InlineData("1.7976931348623157e308", "1.797693134862316E308", false)]
    [InlineData("0.1", "1.0E-1", false)]
    [InlineData("3.141592653589793238", "3.141592653589793E0", false)]
    [InlineData("2251799813685249.5", "2.25179981368525E15", false)]
    [InlineData("2251799813685248.5", "2.251799813685249E15", false)]
    [InlineData("-2251799813685248.5", "-2.251799813685249E15", false)]
    public void A_number_has_one_canonical_form(string json, string expected, bool isInteger)
    {
        var to = new byte[JsonNumber.MaximumLength];
        var (length, wasInteger) = JsonNumber.Canonical(Encoding.UTF8.GetBytes(json), asDouble: false, to);
        Assert.Equal((expected, isInteger), (Encoding.UTF8.GetString(to, 0, length), wasInteger));
    }

    [Theory]
    [InlineData("3", "3.0E0")]
    [InlineData("-0", "0.0E0")]
    [InlineData("100", "1.0E2")]
    public void Asked_for_as_a_double_a_whole_number_is_one(string json, string expected)
    {
        var to = new byte[JsonNumber.MaximumLength];
        Assert.Equal(expected, Encoding.UTF8.GetString(to, 0, JsonNumber.Canonical(Encoding.UTF8.GetBytes(json), asDouble: true, to).Length));
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("123456789012345678901", "123456789012345680000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-1.5e-10", "-1.5e-10")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1.7976931348623157E308", "1.7976931348623157e+308")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    public void In_json_literals_numbers_are_written_as_ecmascript_does(string json, string expected)
    {
        var to = new byte[JsonNumber.MaximumLength];
        Assert.Equal(expected, Encoding.UTF8.GetString(to, 0, JsonNumber.EcmaScript(Encoding.UTF8.GetBytes(json), to)));
    }

    [Theory]
    [InlineData("""{"@context":{"p":"urn:p"},"p":1e400}""")]
    [InlineData("""{"@context":{"p":{"@id":"urn:p","@type":"@json"}},"p":[1e400]}""")]
    public void A_number_that_no_double_holds_is_refused(string json)
        => Assert.Equal("number out of range", Documents.Inline.Canonicalize(json).Problem().Code);
}
