using System.Xml.Linq;
using SkiaSharp;

namespace Ecusson.Files.Drawing;

/// <summary>Walks a sanitised drawing and paints what it meets: shapes, groups, uses, clips, masks and pictures within the text, until its budget is spent.</summary>
sealed class SvgCanvas : IDisposable
{
    /// <summary>How deep references may lead: the sanitiser has bounded what they grow to.</summary>
    const int Deepest = 160;

    readonly Dictionary<string, XElement> named = new(StringComparer.Ordinal);
    readonly SvgBudget budget = new();
    readonly SvgSheet sheet;
    readonly SvgPictures pictures;
    readonly SvgPatterns patterns;
    readonly SvgPaints paints;
    readonly SKSize view;
    int depth;
    int layers;

    public SvgCanvas(XElement drawing, SKSize view)
    {
        foreach (var element in drawing.DescendantsAndSelf())
            if (element.Attribute("id")?.Value is { } id) named.TryAdd(id, element);
        sheet = new SvgSheet(drawing, budget);
        pictures = new SvgPictures(budget);
        patterns = new SvgPatterns(budget, Pattern);
        paints = new SvgPaints(named, sheet, patterns, budget);
        this.view = view;
    }

    /// <summary>Whether the drawing costs more than is spent on one: then something of it is missing.</summary>
    public bool IsTooMuch => budget.IsSpent;

    public void Children(SKCanvas canvas, XElement parent, SvgLook look)
    {
        foreach (var element in parent.Elements()) Draw(canvas, element, look);
    }

    public void Dispose()
    {
        pictures.Dispose();
        patterns.Dispose();
    }

    public SvgLook LookOf(XElement element, SvgLook around) => around.Within(name => sheet.Of(element, name));

    void Draw(SKCanvas canvas, XElement element, SvgLook around)
    {
        if (!budget.Read(element)) return;
        var name = element.Name.LocalName;
        if (name is "defs" or "symbol" or "style" or "title" or "desc" or "linearGradient" or "radialGradient" or "pattern" or "clipPath" or "mask" or "marker" or "filter") return;
        if (sheet.Of(element, "display") == "none" || depth >= Deepest) return;
        depth++;
        var look = LookOf(element, around);
        var before = canvas.Save();
        var place = SvgNumbers.Transform(sheet.Of(element, "transform"));
        canvas.Concat(in place);
        Clip(canvas, element, look);
        var opacity = SvgLook.Share(sheet.Of(element, "opacity")) ?? 1;
        var mask = SvgPaints.Reference(sheet.Of(element, "mask")) is { } id && named.TryGetValue(id, out var found) && found.Name.LocalName == "mask" ? found : null;
        var isLayer = (opacity < 1 || mask is not null) && budget.Layer(canvas, ++layers, isMask: mask is not null);
        if (isLayer)
        {
            using var layer = new SKPaint { Color = SKColors.White.WithAlpha((byte)MathF.Round(opacity * 255)) };
            canvas.SaveLayer(layer);
        }

        Content(canvas, element, look);
        if (mask is not null) Mask(canvas, mask);
        canvas.RestoreToCount(before);
        if (isLayer) layers--;
        depth--;
    }

    void Content(SKCanvas canvas, XElement element, SvgLook look)
    {
        switch (element.Name.LocalName)
        {
            case "g" or "svg":
                Children(canvas, element, look);
                break;
            case "use":
                Use(canvas, element, look);
                break;
            case "image":
                Picture(canvas, element);
                break;
            default:
                if (look.IsVisible && SvgShapes.Of(element, view) is { } path) Shape(canvas, path, look);
                break;
        }
    }

    void Shape(SKCanvas canvas, SKPath path, SvgLook look)
    {
        using (path)
        {
            path.FillType = look.EvenOdd ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
            var box = path.TightBounds;
            var outer = canvas.TotalMatrix;
            using (var fill = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Fill })
            {
                if (paints.Apply(fill, look.Fill, look.FillOpacity, look, box, outer) && budget.Fill(canvas, path, box, fill.Shader is null)) canvas.DrawPath(path, fill);
                fill.Shader?.Dispose();
            }

            using var stroke = new SKPaint
            {
                IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = look.StrokeWidth, StrokeCap = look.Cap, StrokeJoin = look.Join, StrokeMiter = look.Miter,
            };
            if (look.StrokeWidth <= 0 || !paints.Apply(stroke, look.Stroke, look.StrokeOpacity, look, box, outer)) return;
            using var shader = stroke.Shader;
            if (!budget.Stroke(canvas, path, box, look, shader is null)) return;
            using var dashes = look.Dashes.Length > 0 ? SKPathEffect.CreateDash(look.Dashes, look.DashOffset) : null;
            stroke.PathEffect = dashes;
            canvas.DrawPath(path, stroke);
        }
    }

    void Use(SKCanvas canvas, XElement use, SvgLook look)
    {
        if (use.Attribute("href")?.Value is not { } href || !named.TryGetValue(href.Trim().TrimStart('#'), out var target)) return;
        canvas.Translate(SvgNumbers.Length(use.Attribute("x")?.Value, view.Width) ?? 0, SvgNumbers.Length(use.Attribute("y")?.Value, view.Height) ?? 0);
        if (target.Name.LocalName is not "symbol")
        {
            Draw(canvas, target, look);
            return;
        }

        if (!budget.Read(target)) return;
        if (SvgNumbers.List(target.Attribute("viewBox")?.Value) is [var x, var y, > 0 and var width, > 0 and var height])
        {
            var fit = SvgPainter.Fit(
                SKRect.Create(x, y, width, height),
                new SKSize(SvgNumbers.Length(use.Attribute("width")?.Value, view.Width) ?? width, SvgNumbers.Length(use.Attribute("height")?.Value, view.Height) ?? height));
            canvas.Concat(in fit);
        }

        Children(canvas, target, LookOf(target, look));
    }

    void Clip(SKCanvas canvas, XElement element, SvgLook look)
    {
        if (SvgPaints.Reference(sheet.Of(element, "clip-path")) is not { } id || !named.TryGetValue(id, out var clip) || clip.Name.LocalName != "clipPath" || !budget.Read(clip)) return;
        using var shapes = new SKPathBuilder();
        foreach (var child in clip.Elements())
        {
            if (!budget.Read(child)) return;
            using var path = SvgShapes.Of(child, view);
            if (path is null) continue;
            path.Transform(SvgNumbers.Transform(sheet.Of(child, "transform")));
            shapes.AddPath(path);
        }

        using var whole = shapes.Detach();
        if (clip.Elements().Any(child => LookOf(child, look).ClipEvenOdd)) whole.FillType = SKPathFillType.EvenOdd;
        whole.Transform(SvgNumbers.Transform(sheet.Of(clip, "transform")));
        if (budget.Fill(canvas, whole, whole.Bounds, isPlain: false)) canvas.ClipPath(whole, SKClipOperation.Intersect, antialias: true);
    }

    void Mask(SKCanvas canvas, XElement mask)
    {
        using var luminance = SKColorFilter.CreateLumaColor();
        using var layer = new SKPaint { BlendMode = SKBlendMode.DstIn, ColorFilter = luminance };
        if (!budget.Read(mask) || !budget.Layer(canvas, layers + 1, isMask: true)) return;
        canvas.SaveLayer(layer);
        if (depth < Deepest) Children(canvas, mask, LookOf(mask, new SvgLook()));
        canvas.Restore();
    }

    void Picture(SKCanvas canvas, XElement element)
    {
        if (pictures.Of(element) is not { } image) return;
        var box = SKRect.Create(
            SvgNumbers.Length(element.Attribute("x")?.Value, view.Width) ?? 0, SvgNumbers.Length(element.Attribute("y")?.Value, view.Height) ?? 0,
            SvgNumbers.Length(element.Attribute("width")?.Value, view.Width) ?? image.Width, SvgNumbers.Length(element.Attribute("height")?.Value, view.Height) ?? image.Height);
        canvas.Translate(box.Left, box.Top);
        var fit = SvgPainter.Fit(SKRect.Create(image.Width, image.Height), box.Size);
        canvas.Concat(in fit);
        if (budget.Draw(canvas, image)) canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    void Pattern(SKCanvas canvas, XElement content)
    {
        depth++;
        if (depth < Deepest) Children(canvas, content, LookOf(content, new SvgLook()));
        depth--;
    }
}
