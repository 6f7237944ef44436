using System.Globalization;
using Monitoring.Ingest.Pages;
using Monitoring.Text;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>What the lines of particulars, tags and addresses around the article say.</summary>
internal sealed record PageFacts
{
    private const int MostTags = 40;
    /// <summary>The site's own name stands at the very top of a page.</summary>
    private const int BannerLines = 3;

    public List<DateCandidate> Dates { get; } = [];
    public DateCandidate? Published { get; private set; }
    /// <summary>The first that lies in the future, and so is none of <see cref="Dates"/>.</summary>
    public DateCandidate? FutureDate { get; private set; }
    public NewsTime? Updated { get; private set; }
    public string? Number { get; private set; }
    public string? Section { get; private set; }
    public string? Author { get; private set; }
    public string? Source { get; private set; }
    public List<string> Tags { get; } = [];
    public string? Address { get; private set; }

    /// <param name="title">Index of the title.</param>
    /// <param name="end">Index of the line where the article is over.</param>
    /// <param name="now">When the page is read: no date lies after it; null: not judged.</param>
    public static PageFacts Of(IReadOnlyList<TextLine> lines, int title, int end, TimeZoneInfo zone, DateTimeOffset? now)
    {
        var facts = new PageFacts();
        var nearest = int.MaxValue;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            // What readers write has dates and numbers of its own, and so have other items.
            if (i > end && line.Role is LineRole.Comments or LineRole.Footer || (i > end && line.Role == LineRole.Related)) break;
            switch (line.Role)
            {
                case LineRole.Particulars:
                    facts.Take(Particulars.Read(line.Text, zone), line, Math.Abs(i - title), now, ref nearest);
                    break;
                case LineRole.Tags when i > title:
                    facts.TakeTags(lines, i);
                    break;
                case LineRole.Words when i < title && i < BannerLines && Attribution.IsBanner(line.Text):
                    facts.Source ??= line.Text;
                    break;
                case LineRole.Menu or LineRole.Buttons:
                    // A name of one word («انتخاب», «العالم») is a section's name too, but not in a banner.
                    if (i < title && (i < BannerLines || line.Text.Contains(' ', StringComparison.Ordinal))) facts.Source ??= SourceNames.Named(line.Key);
                    facts.Address ??= AddressIn(line.Text);
                    break;
            }
        }

        return facts;
    }

    private void Take(Particulars? said, TextLine line, int distance, DateTimeOffset? now, ref int nearest)
    {
        if (said is null) return;
        Number ??= said.Number;
        Section ??= said.Section;
        Author ??= said.Author;
        Source ??= said.Source;
        Updated ??= FutureTime.Believed(said.Updated, now);
        if (said.Published is not { } time) return;
        // A labelled date is the page's own word; of others the nearest to the title, the banner's «today» is farther away.
        var weight = said.SaysPublished ? 0 : distance;
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line.Number}");
        var raw = line.Text.Length <= 100 ? line.Text : line.Text[..100];
        var candidate = new DateCandidate(time, PublishedFrom.Text, where, raw, said.SaysPublished ? 0.95 : 0.85, Chosen: false);
        if (FutureTime.Holds(time, now))
        {
            FutureDate ??= candidate;
            return;
        }

        Dates.Add(candidate);
        if (weight >= nearest) return;
        nearest = weight;
        Published = candidate;
    }

    private void TakeTags(IReadOnlyList<TextLine> lines, int heading)
    {
        var colon = lines[heading].Text.IndexOfAny([':', '：']);
        if (colon > 0) AddTags(lines[heading].Text[(colon + 1)..]);
        if (Tags.Count > 0) return;
        for (var i = heading + 1; i < lines.Count && (lines[i].Role is LineRole.Words or LineRole.Menu or LineRole.Ornament) && !lines[i].IsParagraph; i++)
        {
            if (lines[i].Role != LineRole.Ornament) AddTags(lines[i].Text);
        }
    }

    private void AddTags(string text)
    {
        foreach (var part in text.Split(['،', ',', '|', '#', '؛', ';', '•', '/', '-', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var tag = part.Replace('_', ' ').Trim('*', '.', ' ');
            if (LetterKey.Of(tag).Length is > 0 and <= 60 && Tags.Count < MostTags && !Tags.Contains(tag)) Tags.Add(tag);
        }
    }

    private static string? AddressIn(string text)
    {
        var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var end = text.IndexOf(' ', at);
        var address = end < 0 ? text[at..] : text[at..end];
        // The home page stands in banners, pictures in galleries; an article's address has a path that is no file of another kind.
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath.Length > 1
            && Path.GetExtension(uri.AbsolutePath).ToLowerInvariant() is "" or ".html" or ".htm" or ".php" or ".aspx" ? address : null;
    }
}
