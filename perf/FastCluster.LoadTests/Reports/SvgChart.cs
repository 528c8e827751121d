using System.Globalization;
using System.Text;

namespace FastCluster.LoadTests.Reports;

/// <summary>A chart of values by second, as inline SVG.</summary>
internal static class SvgChart
{
    private const int Width = 760;
    private const int Height = 220;
    private const int Left = 60;
    private const int Bottom = 30;
    private const int Top = 20;
    private static readonly string[] s_colors = ["#1f77b4", "#d62728", "#7f7f7f", "#2ca02c"];

    /// <summary>Draws it.</summary>
    /// <param name="title">Title with the unit.</param>
    /// <param name="lines">Name and values of each line; null leaves a gap.</param>
    public static string Draw(string title, IReadOnlyList<(string Name, double?[] Values)> lines)
    {
        var seconds = lines.Max(line => line.Values.Length);
        var top = Math.Max(lines.SelectMany(line => line.Values).Max() ?? 0, double.Epsilon);
        var svg = new StringBuilder();
        Add(svg, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title}\">");
        Add(svg, $"<text x=\"{Left}\" y=\"14\" class=\"title\">{title}</text>");
        foreach (var share in (double[])[0, 0.5, 1])
        {
            var y = Y(share);
            Add(svg, $"<line x1=\"{Left}\" x2=\"{Width}\" y1=\"{y:F1}\" y2=\"{y:F1}\" class=\"grid\"/>");
            Add(svg, $"<text x=\"{Left - 6}\" y=\"{y + 4:F1}\" class=\"scale\">{top * share:G4}</text>");
        }

        Add(svg, $"<text x=\"{Width}\" y=\"{Height - 10}\" class=\"scale\">second {seconds}</text>");
        for (var number = 0; number < lines.Count; number++)
        {
            Draw(svg, lines[number], number, top);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Draw(StringBuilder svg, (string Name, double?[] Values) line, int number, double top)
    {
        var color = s_colors[number % s_colors.Length];
        var path = new StringBuilder();
        var isDrawing = false;
        for (var second = 0; second < line.Values.Length; second++)
        {
            if (line.Values[second] is { } value)
            {
                var x = Left + ((second + 0.5) * (Width - Left) / line.Values.Length);
                Add(path, $"{(isDrawing ? 'L' : 'M')}{x:F1} {Y(value / top):F1}");
                Add(svg, $"<circle cx=\"{x:F1}\" cy=\"{Y(value / top):F1}\" r=\"1.5\" fill=\"{color}\"/>");
            }

            isDrawing = line.Values[second] is not null;
        }

        Add(svg, $"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\"/>");
        Add(svg, $"<text x=\"{Left + (number * 130)}\" y=\"{Height - 10}\" fill=\"{color}\">{line.Name}</text>");
    }

    private static double Y(double share) => Top + ((1 - share) * (Height - Top - Bottom));

    private static void Add(StringBuilder text, FormattableString part) =>
        text.Append(part.ToString(CultureInfo.InvariantCulture));
}
