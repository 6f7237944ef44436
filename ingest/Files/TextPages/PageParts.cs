using System.Globalization;
using Monitoring.Ingest.Pages;
using Monitoring.Text;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>The article in the lines of a page, as the page spells it.</summary>
internal sealed record PageParts
{
    public required string Title { get; init; }
    public string? Kicker { get; init; }
    public string? Lead { get; init; }
    public required IReadOnlyList<string> Body { get; init; }
    public IReadOnlyList<DateCandidate> Dates { get; init; } = [];
    public DateCandidate? Published { get; init; }
    /// <summary>The first that lies in the future.</summary>
    public DateCandidate? FutureDate { get; init; }
    public NewsTime? Updated { get; init; }
    public string? Number { get; init; }
    public string? Section { get; init; }
    public string? Author { get; init; }
    public string? Source { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Address { get; init; }

    public static PageParts Of(IReadOnlyList<TextLine> lines, TimeZoneInfo zone, DateTimeOffset? now)
    {
        var first = PageText.Begin(lines);
        var head = PageHead.Of(lines, first);
        if (head.TitleLine < 0 && first < lines.Count) head = new PageHead(null, TitleOf(lines[first].Text), null, first - 1);

        var body = PageBody.Of(lines, PageBody.Start(lines, head.TitleLine, first));
        var (lead, paragraphs) = LeadOf(head, lines, body);
        var facts = PageFacts.Of(lines, head.TitleLine, body.End, zone, now);
        var said = body.Paragraphs.Select(at => lines[at].Text).ToList();
        return new PageParts
        {
            Title = head.Title,
            Kicker = head.Kicker,
            Lead = lead,
            Body = paragraphs,
            Dates = facts.Dates,
            Published = facts.Published,
            FutureDate = facts.FutureDate,
            Updated = facts.Updated,
            Number = facts.Number,
            Section = facts.Section,
            Author = facts.Author,
            Source = facts.Source ?? Attribution.Of(said),
            Tags = facts.Tags,
            Address = facts.Address,
        };
    }

    /// <summary>
    /// The standfirst is what stands between the title and the paragraph that names the agency («به گزارش …»), when that is short;
    /// or what the page sets apart by its particulars.
    /// </summary>
    private static (string? Lead, IReadOnlyList<string> Body) LeadOf(PageHead head, IReadOnlyList<TextLine> lines, PageBody body)
    {
        var texts = body.Paragraphs.Select(at => lines[at].Text).ToList();
        var begins = texts.Take(3).ToList().FindIndex(Attribution.Begins);
        if (begins <= 0 && body.SetApart > 0 && body.SetApart < texts.Count) begins = body.SetApart;
        if (begins > 0 && begins < texts.Count && texts.Take(begins).Sum(t => t.Length) <= 700)
        {
            // A standfirst of whole sentences is one paragraph; what follows it is the text already.
            if (begins > 1 && texts[0][^1] is '.' or '؟' or '!' or '…') begins = 1;
            var lead = texts.Take(begins);
            return (string.Join(' ', head.Subtitle is null ? lead : lead.Prepend(head.Subtitle)), texts[begins..]);
        }

        return (head.Subtitle, texts);
    }

    /// <summary>A page without a heading is named by its first sentence.</summary>
    private static string TitleOf(string paragraph)
    {
        var end = paragraph.IndexOfAny(['.', '؟', '!', '؛']);
        if (end is > 10 and < 200) return paragraph[..end];
        if (paragraph.Length <= 120) return paragraph.TrimEnd('.');
        var space = paragraph.LastIndexOf(' ', 120);
        return string.Create(CultureInfo.InvariantCulture, $"{paragraph[..(space > 0 ? space : 120)]} …");
    }
}
