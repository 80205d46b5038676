namespace Ecusson.Interop.Tests.Samples;

/// <summary>Texts as people write them, and as nobody should but somebody will.</summary>
static class Words
{
    static readonly string[] Texts =
    [
        "Accompagnement des adultes en formation – é è ç œ Ÿ",
        "Plain words",
        "👩🏽‍🎓 diplômée 🏳️‍🌈 🇫🇷 𝒜𝔟𝕔 🧑‍🤝‍🧑",
        "شارة الاعتراف بالكفاءات (2024) — \u200fABC\u200f",
        "תג הכרה \u2067מימין לשמאל\u2069 ו־abc",
        "e\u0301 and é are not the same bytes; ﬁ, Å, Å",
        "Guillemets « », \"quotes\", 'apostrophes', back\\slash, /slash/",
        "# Critères\r\n\r\n1. **Observer**\n2.\tAgir\n\n> citer & relier <b>fort</b>",
        "line\u2028separator paragraph\u2029separator nbsp\u00a0zero\u200bwidth \ufeffmark",
        "controls \u0001 \b \f \u001f \u007f \u0085 end",
        "日本語のバッジ、中文徽章、한국어 배지",
        "  spaces kept at both ends  ",
        "0",
        "true",
        "_:b0 <http://example.org/> \"x\"^^<y> @fr .",
        "\U0010fffd last plane, \ufffd replacement",
        "https://example.org/ looks like an address",
        "a",
    ];

    public static string Text(this Chance chance) => chance.Below(40) switch
    {
        0 => Long(chance),
        1 => "",
        _ => chance.Of(Texts),
    };

    /// <summary>A text that is not empty, for names.</summary>
    public static string Name(this Chance chance) => chance.Of(Texts);

    static string Long(Chance chance) => string.Join(' ', Enumerable.Range(0, chance.Between(200, 900)).Select(_ => chance.Of(Texts)));
}
