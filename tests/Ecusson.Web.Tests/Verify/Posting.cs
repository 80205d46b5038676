using System.Net;
using System.Text;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Posts the form of the verify page as a browser does, and reads the answer as a person does.</summary>
static class Posting
{
    public static Task<HttpResponseMessage> PostFile(this HttpClient visitor, byte[] file, string name = "badge.json", string language = "en", string recipient = "") =>
        visitor.Post(language, file, name, "", recipient);

    public static Task<HttpResponseMessage> PostText(this HttpClient visitor, string text, string language = "en", string recipient = "") =>
        visitor.Post(language, [], "", text, recipient);

    static async Task<HttpResponseMessage> Post(this HttpClient visitor, string language, byte[] file, string name, string text, string recipient)
    {
        // A browser sends an empty part with an empty name where no file was chosen; this is that, byte for byte.
        const string boundary = "----ecusson";
        using var body = new MemoryStream();
        void Write(string words) => body.Write(Encoding.UTF8.GetBytes(words));
        Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.Write(file);
        Write($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}");
        Write($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"recipient\"\r\n\r\n{recipient}\r\n--{boundary}--\r\n");
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return await visitor.PostAsync($"/{language}/verify", content, TestContext.Current.CancellationToken);
    }

    /// <summary>The page's source with its entities read, for looking for words.</summary>
    public static async Task<string> Words(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Source());

    /// <summary>The page's source as it was sent.</summary>
    public static Task<string> Source(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
