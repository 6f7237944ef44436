using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>Whether something stands in a part of the page that belongs to other stories or to readers.</summary>
internal static class PageAsides
{
    private const LayoutCues Aside = LayoutCues.Related | LayoutCues.Side | LayoutCues.Foot | LayoutCues.Navigation | LayoutCues.Teaser | LayoutCues.Advert;

    // A page wraps everything in boxes called content-with-sidebar; only boxes well inside count.
    private const int LevelsLookedAt = 7;

    public static bool IsAside(BlockNode node)
    {
        var steps = 0;
        for (var ancestor = node; ancestor is not null && steps < LevelsLookedAt; ancestor = ancestor.Parent, steps++)
        {
            if (Decides(ancestor.Tag, ancestor.Own) is { } decided) return decided;
        }

        return false;
    }

    public static bool IsAside(PageDocument page, IElement element)
    {
        var steps = 0;
        for (var ancestor = element; ancestor is not null && steps < LevelsLookedAt; ancestor = ancestor.ParentElement, steps++)
        {
            if (Decides(ancestor.LocalName, page.Cues.Of(ancestor)) is { } decided) return decided;
        }

        return false;
    }

    private static bool? Decides(string tag, LayoutCues cues)
    {
        if (tag is "body" or "html" or "main") return false;
        if (cues.HasFlag(LayoutCues.Comment)) return true;
        if (tag == "article") return false;
        return (cues & Aside) != 0 && (cues & (LayoutCues.Body | LayoutCues.Meta)) == 0 ? true : null;
    }
}
