using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Ecusson.Web.Components;

/// <summary>A stranger's Markdown as HTML that may stand on our pages: paragraphs, lists, emphasis and links, nothing that runs or loads.</summary>
static class RenderedMarkdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>The text as HTML.</summary>
    public static MarkupString Of(string markdown) => new(Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));

    static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["p", "br", "strong", "em", "ul", "ol", "li", "a", "code", "pre", "blockquote"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            // A heading would break the page's own order: its words stay.
            KeepChildNodes = true,
        };
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (processed.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link) link.SetAttribute("rel", "nofollow noopener ugc");
        };
        return sanitizer;
    }
}
