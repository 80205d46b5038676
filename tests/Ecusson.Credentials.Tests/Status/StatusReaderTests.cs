using System.Text.Json;
using CsCheck;
using Ecusson.Credentials.Status;

namespace Ecusson.Credentials.Tests.Status;

public class StatusReaderTests
{
    static readonly DateTimeOffset At = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ob3-didkey-status-4.json", false)]
    [InlineData("ob3-didkey-status-5.json", true)]
    public void The_published_credentials_have_the_status_that_their_names_say(string file, bool revoked)
    {
        var entry = Entry(Json.File(Standards.Path("generated-samples", file)).GetProperty("credentialStatus"));
        var outcome = StatusReader.Judge(entry, Json.File(Standards.Path("generated-samples", "statuslist.json")), At);
        Assert.Equal(revoked ? new StatusOutcome.Set("revocation", null) : new StatusOutcome.NotSet(), outcome);
    }

    [Theory]
    [InlineData("\"94567\"", 94567)]
    [InlineData("94567", 94567)]
    [InlineData("\"0\"", 0)]
    public void An_index_is_a_text_or_a_number(string index, long expected) => Assert.Equal(expected, Entry(Json.Of(EntryText(index: index))).Index);

    [Theory]
    [InlineData("\"-1\"", "statusListIndex")]
    [InlineData("1.5", "statusListIndex")]
    [InlineData("1e3", "statusListIndex")]
    [InlineData("\"0x10\"", "statusListIndex")]
    [InlineData("\"99999999999999999999\"", "statusListIndex")]
    [InlineData("null", "statusListIndex")]
    public void What_is_no_index_is_malformed(string index, string property) => Assert.Equal(new StatusEntry.Malformed(property), StatusEntry.Read(Json.Of(EntryText(index: index))));

    [Theory]
    [InlineData("{}", "type")]
    [InlineData("5", "type")]
    [InlineData("""{"type":"BitstringStatusListEntry"}""", "statusListCredential")]
    [InlineData("""{"type":"BitstringStatusListEntry","statusListCredential":"file:///x"}""", "statusListCredential")]
    [InlineData("""{"type":"BitstringStatusListEntry","statusListCredential":"https://a.example/1"}""", "statusPurpose")]
    [InlineData("""{"type":"1EdTechRevocationList"}""", "id")]
    public void What_cannot_be_followed_is_malformed(string entry, string property) => Assert.Equal(new StatusEntry.Malformed(property), StatusEntry.Read(Json.Of(entry)));

    [Fact]
    public void Other_kinds_of_status_are_named() =>
        Assert.Equal(new StatusEntry.Unsupported("RevocationList2020Status"), StatusEntry.Read(Json.Of("""{"type":"RevocationList2020Status"}""")));

    [Fact]
    public void A_message_is_the_one_of_its_value()
    {
        var entry = Entry(Json.Of(EntryText(index: "2", more: """, "statusSize":2,"statusMessage":[{"status":"0x0","message":"fine"},{"status":"0x2","message":"on hold"}]""")));
        var list = new BitstringStatusList(statusSize: 2) { [2] = 2, [3] = 3 };
        Assert.Equal(new StatusOutcome.Set("revocation", "on hold"), StatusReader.Judge(entry, List(list.Encode()), At));
        Assert.Equal(new StatusOutcome.Set("revocation", null), StatusReader.Judge(entry with { Index = 3 }, List(list.Encode()), At));
        Assert.Equal(new StatusOutcome.NotSet(), StatusReader.Judge(entry with { Index = 4 }, List(list.Encode()), At));
    }

    [Fact]
    public void A_list_for_something_else_says_nothing()
    {
        var entry = Entry(Json.Of(EntryText(index: "2")));
        var encoded = new BitstringStatusList { [2] = 1 }.Encode();
        Assert.Equal(new StatusOutcome.Unknown("purpose", "revocation"), StatusReader.Judge(entry, List(encoded, purpose: "\"suspension\""), At));
        Assert.IsType<StatusOutcome.Set>(StatusReader.Judge(entry, List(encoded, purpose: """["suspension","revocation"]"""), At));
        Assert.Equal("range", Assert.IsType<StatusOutcome.Unknown>(StatusReader.Judge(entry with { Index = 131_072 }, List(encoded), At)).Code);
        Assert.Equal("list-expired", Assert.IsType<StatusOutcome.Unknown>(StatusReader.Judge(entry, List(encoded, more: """, "validUntil":"2025-05-01T00:00:00Z" """), At)).Code);
        Assert.Equal("list-not-yet-valid", Assert.IsType<StatusOutcome.Unknown>(StatusReader.Judge(entry, List(encoded, more: """, "validFrom":"2025-07-01T00:00:00Z" """), At)).Code);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_list_that_was_signed_just_now_by_a_clock_a_minute_ahead_is_read(int secondsAhead, bool isRead)
    {
        var entry = Entry(Json.Of(EntryText(index: "2")));
        var validFrom = At.AddSeconds(secondsAhead).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var outcome = StatusReader.Judge(entry, List(new BitstringStatusList { [2] = 1 }.Encode(), more: $$""", "validFrom":"{{validFrom}}" """), At);
        Assert.Equal(isRead, outcome is StatusOutcome.Set);
        Assert.Equal(!isRead, outcome is StatusOutcome.Unknown { Code: "list-not-yet-valid" });
    }

    [Fact]
    public void What_is_no_list_is_malformed()
    {
        var entry = Entry(Json.Of(EntryText(index: "2")));
        Assert.Equal("type", Malformed("""{"type":["VerifiableCredential"]}"""));
        Assert.Equal("subject", Malformed("""{"type":["BitstringStatusListCredential"]}"""));
        Assert.Equal("subject", Malformed("""{"type":["BitstringStatusListCredential"],"credentialSubject":{"statusPurpose":"revocation"}}"""));
        Assert.Equal("encoding", Assert.IsType<StatusOutcome.Malformed>(StatusReader.Judge(entry, List("uAAAA"), At)).Code);
        // STATUS_LIST_LENGTH_ERROR: fewer than 131,072 entries give their holders away
        var full = new BitstringStatusList { [2] = 1 }.Encode();
        Assert.Equal("length", Assert.IsType<StatusOutcome.Malformed>(StatusReader.Judge(entry with { StatusSize = 2 }, List(full), At)).Code);

        string Malformed(string list) => Assert.IsType<StatusOutcome.Malformed>(StatusReader.Judge(entry, Json.Of(list), At)).Code;
    }

    [Theory]
    [InlineData("urn:1", true, "Issued in error")]
    [InlineData("urn:2", false, null)]
    [InlineData("urn:3", true, null)]
    [InlineData("urn:4", false, null)]
    [InlineData("urn:5", true, null)]
    public void A_1EdTech_list_revokes_what_it_lists(string id, bool revoked, string? reason)
    {
        var list = Json.Of("""
            {"id":"https://a.example/list","issuer":"https://a.example/1","revokedCredential":[
              {"id":"urn:1","revoked":true,"revocationReason":"Issued in error"},{"id":"urn:2","revoked":false},{"id":"urn:3"},7,null,"urn:5"]}
            """);
        Assert.Equal(revoked ? new StatusOutcome.Set("revocation", reason) : new StatusOutcome.NotSet(), StatusReader.Judge(list, id));
        Assert.IsType<StatusEntry.RevocationList>(StatusEntry.Read(Json.Of("""{"id":"https://a.example/list","type":"1EdTechRevocationList"}""")));
        Assert.IsType<StatusOutcome.Malformed>(StatusReader.Judge(Json.Of("[]"), id));
        Assert.IsType<StatusOutcome.Malformed>(StatusReader.Judge(Json.Of("{}"), id));
    }

    [Fact]
    public void Any_entry_and_any_list_has_an_outcome()
    {
        var entry = EntryText(index: "\"2\"", more: """, "statusSize":1,"statusMessage":[{"status":"0x1","message":"m"}]""");
        var list = List(new BitstringStatusList { [2] = 1 }.Encode()).GetRawText();
        Gen.Select(Gen.Char["{}[]\":,0x\\u-"].Array[0, 4], Gen.Int[0, 10_000], Gen.Bool).Sample((letters, at, inEntry) =>
        {
            var text = inEntry ? entry : list;
            at %= text.Length;
            var changed = text[..at] + new string(letters) + text[Math.Min(text.Length, at + 2)..];
            if (JsonReading.Of(System.Text.Encoding.UTF8.GetBytes(changed)) is not JsonReading.Read { Document: var document }) return;
            using (document)
            {
                var read = StatusEntry.Read(inEntry ? document.RootElement : Json.Of(entry));
                if (read is StatusEntry.Bitstring bitstring) Assert.NotNull(StatusReader.Judge(bitstring, inEntry ? Json.Of(list) : document.RootElement, At));
                Assert.NotNull(StatusReader.Judge(document.RootElement, "urn:1"));
            }
        });
    }

    static StatusEntry.Bitstring Entry(JsonElement json) => Assert.IsType<StatusEntry.Bitstring>(StatusEntry.Read(json));

    static string EntryText(string index, string more = "") =>
        $$"""{"id":"https://a.example/1#2","type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":{{index}},"statusListCredential":"https://a.example/1"{{more}}}""";

    static JsonElement List(string encoded, string purpose = "\"revocation\"", string more = "") => Json.Of(
        $$"""{"type":["VerifiableCredential","BitstringStatusListCredential"],"credentialSubject":{"type":"BitstringStatusList","statusPurpose":{{purpose}},"encodedList":"{{encoded}}"}{{more}}}""");
}
