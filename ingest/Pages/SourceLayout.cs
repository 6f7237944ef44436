using AngleSharp.Css.Dom;
using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>One design of one source, from a day on.</summary>
internal sealed record SourceLayout
{
    /// <summary>The text has to be at least this long, in characters, for the layout to fit.</summary>
    private const int LeastBody = 80;

    public required string Since { get; init; }
    public required ISelector Body { get; init; }
    public ISelector? Title { get; init; }
    public ISelector? Kicker { get; init; }
    public ISelector? Lead { get; init; }
    public ISelector? Date { get; init; }
    public IReadOnlyList<ISelector> Remove { get; init; } = [];

    /// <summary>The story as this layout marks it, or null when it does not fit.</summary>
    public PageStory? Read(PageDocument page, BlockModel model)
    {
        if (First(page, Body) is not { } body) return null;
        var reader = BlockReader.Read(page, element => Remove.Any(r => r.Match(element, null)));
        var keep = reader.Blocks.Where(b => IsInside(b.Node.Element, body)).Select(b => b.Index).ToHashSet();
        if (keep.Sum(i => reader.Blocks[i].Length) < LeastBody) return null;
        var story = PageStory.Of(page, reader, model, keep);
        return story with
        {
            // The blocks were counted without the removed ones: their numbers mean nothing to others.
            TitleBlock = -1,
            Title = Text(page, Title) ?? story.Title,
            Kicker = Text(page, Kicker) ?? story.Kicker,
            Lead = Text(page, Lead) ?? story.Lead,
        };
    }

    public string? DateText(PageDocument page) => Text(page, Date);

    private static string? Text(PageDocument page, ISelector? selector) =>
        selector is not null && First(page, selector) is { } element && PageDocument.TextOf(element) is { Length: > 0 } text ? text.TrimEnd(':', ' ', '/', '؛') : null;

    private static IElement? First(PageDocument page, ISelector selector) => page.Html.All.FirstOrDefault(e => selector.Match(e, null));

    private static bool IsInside(IElement element, IElement container)
    {
        for (var ancestor = element; ancestor is not null; ancestor = ancestor.ParentElement)
        {
            if (ancestor == container) return true;
        }

        return false;
    }
}
