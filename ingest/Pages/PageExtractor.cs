using Monitoring.Ingest.Encodings;

namespace Monitoring.Ingest.Pages;

/// <summary>A news page in, its fields out. Pure and thread-safe; linear in the page's length.</summary>
public static class PageExtractor
{
    /// <summary>Reads a page as it was fetched.</summary>
    /// <exception cref="PageException">This is no page: empty, binary, too large, or without text.</exception>
    public static ExtractedPage Extract(ReadOnlyMemory<byte> page, Uri? url = null, ExtractionOptions? options = null)
    {
        options ??= new ExtractionOptions();
        if (page.Length > options.MaxLength) throw new PageException($"page of {page.Length} bytes, the limit is {options.MaxLength}");
        if (LooksBinary(page.Span)) throw new PageException("not text");
        return Extract(PageEncoding.Decode(page.Span, options.Charset).Text, url, options);
    }

    /// <inheritdoc cref="Extract(ReadOnlyMemory{byte}, Uri?, ExtractionOptions?)"/>
    public static ExtractedPage Extract(string html, Uri? url = null, ExtractionOptions? options = null)
    {
        options ??= new ExtractionOptions();
        if (html.Length > options.MaxLength) throw new PageException($"page of {html.Length} characters, the limit is {options.MaxLength}");
        if (string.IsNullOrWhiteSpace(html)) throw new PageException("empty page");
        using var page = PageDocument.Parse(html, url is { IsAbsoluteUri: true } ? url : null);
        var reader = BlockReader.Read(page);
        var layouts = options.Rules.For(page.Url ?? (PageLabels.Canonical(page) is { } named ? new Uri(named) : null));
        var layout = layouts.Select(l => (Layout: l, Story: l.Read(page, options.Model))).FirstOrDefault(l => l.Story is not null);
        var story = layout.Story ?? PageStory.Of(page, reader, options.Model);
        var language = PageLabels.Language(page, story.Body.Length >= 60 ? story.Body : story.Title + " " + story.Body);
        var dates = PageDates.Of(page, html, reader.Blocks, story.TitleBlock, language, options, layout.Layout?.DateText(page));
        var source = PageLabels.Source(page);
        return new ExtractedPage
        {
            Title = story.Title,
            Kicker = story.Kicker,
            Lead = story.Lead,
            Body = story.Body,
            Published = dates.Published,
            PublishedFrom = dates.From,
            Updated = dates.Updated,
            Authors = PageLabels.Authors(page, source),
            Source = source,
            Number = PageLabels.Number(page, reader.Blocks),
            Section = PageLabels.Section(page),
            Language = language,
            Tags = PageLabels.Tags(page),
            Image = PageLabels.Image(page),
            CanonicalUrl = PageLabels.Canonical(page),
            Candidates = dates.Candidates,
            LayoutMissed = layouts.Count > 0 && layout.Story is null,
            FutureDate = dates.Future,
        };
    }

    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return false;
        var start = bytes[..Math.Min(bytes.Length, 4096)];
        // UTF-16 and UTF-32 are full of zero bytes and say so with a byte order mark.
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return false;
        ReadOnlySpan<byte> pdf = "%PDF"u8, zip = "PK\x03\x04"u8, png = [0x89, 0x50, 0x4E, 0x47], jpeg = [0xFF, 0xD8, 0xFF], gzip = [0x1F, 0x8B];
        return start.StartsWith(pdf) || start.StartsWith(zip) || start.StartsWith(png) || start.StartsWith(jpeg) || start.StartsWith(gzip)
            || start.Count((byte)0) > start.Length / 50 || BinaryContent.Looks(start);
    }
}
