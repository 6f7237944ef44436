namespace Monitoring.Ingest.Pages;

/// <summary>Finds the printed lines around the headline: the kicker above («روتیتر») and the standfirst below («لید»).</summary>
internal static class Standfirst
{
    private const int MaxKicker = 160;
    private const int MaxLead = 1200;

    public static int? Kicker(IReadOnlyList<TextBlock> blocks, int title)
    {
        for (var i = Math.Max(0, title - 6); i < Math.Min(blocks.Count, Math.Max(title, 0) + 4); i++)
        {
            if (i == title || blocks[i].Text.Length is < 3 or > MaxKicker || NewsroomMarks.IsFurniture(blocks[i].Text)) continue;
            if (blocks[i].Node.Own.HasFlag(LayoutCues.Kicker) || (blocks[i].Node.Parent?.Own.HasFlag(LayoutCues.Kicker) ?? false)) return i;
        }

        // A line that ends in a colon directly above the headline, in the same box.
        if (title > 0 && blocks[title - 1] is { Text.Length: <= MaxKicker, LinkLength: 0 } above && above.Text.EndsWith(':')
            && above.Node.Parent == blocks[title].Node.Parent) return title - 1;
        return null;
    }

    public static int? Lead(PageDocument page, IReadOnlyList<TextBlock> blocks, int title, SortedSet<int> story)
    {
        // Date and byline may still stand before the story's first paragraph.
        var body = story.Count == 0 ? blocks.Count : story.FirstOrDefault(i => i > title && blocks[i].IsProse, story.Min);
        var from = title >= 0 ? title + 1 : Math.Max(0, body - 4);
        var until = Math.Min(blocks.Count, Math.Max(body + 2, from));
        for (var i = from; i < until && i < from + 25; i++)
        {
            if (!Fits(blocks[i]) || !HasCue(blocks[i])) continue;
            return i;
        }

        // Without a name for it, a standfirst is what repeats the description outside the column of the body.
        if (page.Meta("og:description", "description") is not { Length: >= 40 } description || story.Count < 2) return null;
        var second = story.ElementAt(1);
        for (var i = from; i < until && i < from + 25; i++)
        {
            if (Fits(blocks[i]) && blocks[i].Node.PathShape != blocks[second].Node.PathShape && !(blocks[i].Node.Parent is { } box && blocks[second].Node.IsInside(box))
                && SameStart(blocks[i].Text, description)) return i;
        }

        return null;
    }

    private static bool Fits(TextBlock block) => block.Text.Length is >= 30 and <= MaxLead && block.LinkShare < 0.4 && !NewsroomMarks.IsFurniture(block.Text);

    // The element itself or the box it alone fills is called a lead.
    private static bool HasCue(TextBlock block)
    {
        const LayoutCues not = LayoutCues.Comment | LayoutCues.Related | LayoutCues.Share | LayoutCues.Tags | LayoutCues.Caption | LayoutCues.Sign;
        var node = block.Node;
        for (var step = 0; step < 3 && node is not null && node.Blocks <= 3; step++, node = node.Parent)
        {
            if ((node.Own & not) != 0) return false;
            if (node.Own.HasFlag(LayoutCues.Lead) && !node.Own.HasFlag(LayoutCues.Body)) return true;
        }

        return false;
    }

    private static bool SameStart(string text, string description)
    {
        var length = Math.Min(Math.Min(text.Length, description.Length), 60);
        return length >= 40 && string.Compare(text, 0, description, 0, length - 3, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
