using System.Text;
using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Vc;

namespace Ecusson.Credentials.Tests.Vc;

public class DateTimeZTests
{
    [Theory]
    [InlineData("2010-01-01T00:00:00Z", "2010-01-01T00:00:00.0000000+00:00")]
    [InlineData("2023-02-26T01:02:58.447Z", "2023-02-26T01:02:58.4470000+00:00")]
    [InlineData("2023-02-25T19:10:39-06:00", "2023-02-25T19:10:39.0000000-06:00")]
    [InlineData("2021-09-07T02:09:59+02:00", "2021-09-07T02:09:59.0000000+02:00")]
    [InlineData("2024-02-29T23:59:59.123456789Z", "2024-02-29T23:59:59.1234567+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.9999999+00:00")]
    [InlineData("2017-01-01T00:59:60+01:00", "2017-01-01T00:59:59.9999999+01:00")]
    [InlineData("2020-01-01T00:00:00+23:59", "2019-12-31T00:01:00.0000000+00:00")]
    [InlineData("2020-01-01T00:00:00-00:00", "2020-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void The_strict_form_is_RFC_3339_with_the_zone(string text, string moment)
    {
        Assert.True(DateTimeZ.TryParseStrict(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(moment, read.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2010-01-01")]
    [InlineData("2010-01-01T00:00:00")]
    [InlineData("2010-01-01 00:00:00Z")]
    [InlineData("2010-01-01t00:00:00z")]
    [InlineData("2010-01-01T00:00:00z")]
    [InlineData("2010-01-01T00:00Z")]
    [InlineData("2010-01-01T00:00:00.Z")]
    [InlineData("2010-01-01T00:00:00+0100")]
    [InlineData("2010-01-01T00:00:00+01")]
    [InlineData("2010-01-01T24:00:00Z")]
    [InlineData("2010-01-01T00:60:00Z")]
    [InlineData("2010-02-29T00:00:00Z")]
    [InlineData("2010-13-01T00:00:00Z")]
    [InlineData("2010-00-01T00:00:00Z")]
    [InlineData("2010-01-00T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2016-12-31T12:00:60Z")]
    [InlineData("2016-12-31T23:59:61Z")]
    [InlineData("12010-01-01T00:00:00Z")]
    [InlineData("-2010-01-01T00:00:00Z")]
    [InlineData("2010-01-01T00:00:00+25:00")]
    [InlineData("2010-01-01T00:00:00ZZ")]
    [InlineData(" 2010-01-01T00:00:00Z")]
    [InlineData("２０１０-01-01T00:00:00Z")]
    [InlineData("Sun, 26 Feb 2023 01:22:14 +0000")]
    public void The_strict_form_is_nothing_else(string text) => Assert.False(DateTimeZ.TryParseStrict(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("\"2015-04-30\"", "2015-04-30T00:00:00.0000000+00:00")]
    [InlineData("\"2016-12-31T23:59:59\"", "2016-12-31T23:59:59.0000000+00:00")]
    [InlineData("\"2016-12-31 23:59:59\"", "2016-12-31T23:59:59.0000000+00:00")]
    [InlineData("\"2016-12-31t23:59:59z\"", "2016-12-31T23:59:59.0000000+00:00")]
    [InlineData("\"2016-12-31T23:59Z\"", "2016-12-31T23:59:00.0000000+00:00")]
    [InlineData("\"2016-12-31T23:59:59+0100\"", "2016-12-31T23:59:59.0000000+01:00")]
    [InlineData("\"2016-12-31T23:59:59+01\"", "2016-12-31T23:59:59.0000000+01:00")]
    [InlineData("\"1420070400\"", "2015-01-01T00:00:00.0000000+00:00")]
    [InlineData("\"2016-12-31T23:59:59\\u002B01:00\"", "2016-12-31T23:59:59.0000000+01:00")]
    [InlineData("\"1500423730.5\"", "2017-07-19T00:22:10.5000000+00:00")]
    [InlineData("1420070400", "2015-01-01T00:00:00.0000000+00:00")]
    public void The_tolerant_form_reads_what_older_badges_write(string json, string moment)
    {
        using var document = JsonDocument.Parse(json);
        Assert.True(DateTimeZ.TryReadTolerant(document.RootElement, out var read));
        Assert.Equal(moment, read.ToString("O"));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1420070400")]
    [InlineData("20150430")]
    [InlineData("1500423730.5e3")]
    [InlineData("99999999999999999999")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2015-04-31\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[\"2015-04-30\"]")]
    public void The_tolerant_form_reads_no_nonsense(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.False(DateTimeZ.TryReadTolerant(document.RootElement, out _));
    }

    [Fact]
    public void What_is_written_is_read_strictly_and_is_the_same_moment_in_the_same_zone()
    {
        Gen.DateTimeOffset.Sample(moment =>
        {
            var whole = new DateTimeOffset(moment.DateTime, TimeSpan.FromMinutes((int)moment.Offset.TotalMinutes));
            Span<byte> text = stackalloc byte[40];
            var length = DateTimeZ.Write(whole, text);
            Assert.True(DateTimeZ.TryParseStrict(text[..length], out var read));
            Assert.Equal(whole, read);
            Assert.Equal(whole.Offset, read.Offset);
        });
    }

    [Fact]
    public void Any_text_is_answered_without_an_exception()
    {
        var near = Gen.String[Gen.Char["0123456789-:TZtz+. "], 0, 40];
        near.Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (DateTimeZ.TryParseStrict(bytes, out var strict))
            {
                Assert.True(DateTimeZ.TryParseTolerant(bytes, out var tolerant));
                Assert.Equal(strict, tolerant);
            }

            _ = DateTimeZ.TryParseTolerant(bytes, out _);
        });
        Gen.Byte.Array[0, 80].Sample(bytes => _ = DateTimeZ.TryParseStrict(bytes, out _) || DateTimeZ.TryParseTolerant(bytes, out _) || true);
    }
}
