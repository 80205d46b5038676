using System.Collections.Frozen;

namespace Ecusson.Credentials.Baking;

/// <summary>The subset of SVG that a badge's picture may use: what draws and stands still.</summary>
static class SvgAllowed
{
    /// <summary>Allowed elements, and under which name each is written: a link or a switch is only a group here.</summary>
    public static readonly FrozenDictionary<string, string> Elements = Words(
        """
        svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath image
        linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite
        feConvolveMatrix feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
        feTile feTurbulence
        """).Select(n => KeyValuePair.Create(n, n)).Append(new("a", "g")).Append(new("switch", "g")).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Elements whose characters are kept.</summary>
    public static readonly FrozenSet<string> HoldsText = Words("title desc text tspan textPath").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Attributes that are words for people: never parsed as anything else.</summary>
    public static readonly FrozenSet<string> TextAttributes =
        Words("lang role aria-label aria-labelledby aria-describedby aria-hidden").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Properties, allowed as attributes and in styles.</summary>
    public static readonly FrozenSet<string> Properties = Words(
        """
        alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters direction display
        dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
        font-stretch font-style font-variant font-weight image-rendering isolation letter-spacing lighting-color marker marker-end
        marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
        stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
        text-anchor text-decoration text-rendering transform transform-box transform-origin unicode-bidi vector-effect visibility
        white-space word-spacing writing-mode
        """).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Attributes without a namespace.</summary>
    public static readonly FrozenSet<string> Attributes = Words(
        """
        id class version width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d dx dy points pathLength
        rotate textLength lengthAdjust startOffset method spacing side gradientUnits gradientTransform spreadMethod offset
        patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth
        markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 stdDeviation
        radius edgeMode order kernelMatrix divisor bias targetX targetY preserveAlpha tableValues slope intercept amplitude exponent
        baseFrequency numOctaves seed stitchTiles
        """).Concat(Properties).ToFrozenSet(StringComparer.Ordinal);

    static string[] Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
