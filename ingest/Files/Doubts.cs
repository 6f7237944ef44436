using System.Globalization;
using Monitoring.Text;

namespace Monitoring.Ingest.Files;

/// <summary>What is told of articles that were taken, but not as they stand. What a whole file has in common is told once.</summary>
internal sealed class Doubts(TimeZoneInfo zone)
{
    private const int MostTold = 1000;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private string? _now;

    /// <summary>Always told: each such article lacks something.</summary>
    public void Add(string doubt) => _now = _now is null ? doubt : _now + "; " + doubt;

    /// <summary>Told of the first article of the file alone.</summary>
    public void AddOnce(string doubt)
    {
        if (_told.Count < MostTold && _told.Add(doubt)) Add(doubt + " (told once a file)");
    }

    public void AddFuture(NewsTime time, string what = "its date") =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{what} {time.ToIso(zone)} lies in the future, so the article is taken without it: correct the date and import again"));

    /// <summary>The article with bounded fields.</summary>
    public Article Bounded(Article article)
    {
        foreach (var field in FieldLength.TooLong(article)) AddOnce($"its {field} is longer than any real one and was cut: put the text into the body");
        return article.Bounded();
    }

    /// <summary>What there is to tell of the article that was just read; null for nothing.</summary>
    public string? Take()
    {
        var doubt = _now;
        _now = null;
        return doubt;
    }
}
