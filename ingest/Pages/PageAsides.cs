using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>Whether something stands in a part of the page that belongs to other stories or to readers.</summary>
internal static class PageAsides
{
    private const LayoutCues Aside = LayoutCues.Comment | LayoutCues.Related | LayoutCues.Side | LayoutCues.Foot | LayoutCues.Navigation | LayoutCues.Teaser | LayoutCues.Advert;

    // A page wraps everything in boxes called content-with-sidebar; only boxes well inside count.
    private const int LevelsLookedAt = 7;

    public static bool IsAside(BlockNode node)
    {
        var steps = 0;
        for (var ancestor = node; ancestor is not null && steps < LevelsLookedAt; ancestor = ancestor.Parent, steps++)
        {
            if (ancestor.Tag is "body" or "html" or "main" or "article") return false;
            if ((ancestor.Own & Aside) != 0 && (ancestor.Own & (LayoutCues.Body | LayoutCues.Meta)) == 0) return true;
        }

        return false;
    }

    public static bool IsAside(IElement element)
    {
        var steps = 0;
        for (var ancestor = element; ancestor is not null && steps < LevelsLookedAt; ancestor = ancestor.ParentElement, steps++)
        {
            if (ancestor.LocalName is "body" or "html" or "main" or "article") return false;
            var cues = CueWords.Of(ancestor);
            if ((cues & Aside) != 0 && (cues & (LayoutCues.Body | LayoutCues.Meta)) == 0) return true;
        }

        return false;
    }
}
