using System.Text.Json.Nodes;

namespace Ecusson.Interop.Tests.Samples;

/// <summary>An Image (Open Badges 3.0 §B.1.12), at an address or inside.</summary>
static class SampleImage
{
    const string OnePixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    public static JsonObject Of(Chance chance)
    {
        var image = new JsonObject { ["id"] = chance.Half ? chance.Address("images") : OnePixel, ["type"] = "Image" };
        chance.Perhaps(image, "caption", () => chance.Text());
        return image;
    }
}
