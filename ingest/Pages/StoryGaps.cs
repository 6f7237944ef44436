namespace Monitoring.Ingest.Pages;

/// <summary>
/// Adds to a story what the model was unsure of and that stands among what it was sure of: a last paragraph after a box, the lists and
/// tables between two paragraphs.
/// </summary>
internal static class StoryGaps
{
    // Of thresholds from 0.05 to 0.3 and from 0.5 to 0.7 all are as good in cross-validation.
    private const double LikelyAmongItsLike = 0.15;
    private const double LikeTheStory = 0.6;

    private const LayoutCues Strange = LayoutCues.Comment | LayoutCues.Related | LayoutCues.Share | LayoutCues.Tags | LayoutCues.Form | LayoutCues.Navigation | LayoutCues.Side | LayoutCues.Foot | LayoutCues.Advert | LayoutCues.Teaser | LayoutCues.Sign;

    public static void Fill(IReadOnlyList<TextBlock> blocks, IReadOnlyList<double> p, BlockContext context, HashSet<int> chosen)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (p[i] >= LikelyAmongItsLike && blocks[i] is { Length: >= 40, LinkShare: < 0.3, Node.Tag: "p" } && context.MeanOfShape(blocks[i].Node.PathShape) >= LikeTheStory) chosen.Add(i);
        }

        for (var i = 1; i < blocks.Count; i++)
        {
            if (!chosen.Contains(i - 1) || blocks[i - 1].Row > 0 || Outermost(blocks[i].Node) is not { } set || !blocks[i - 1].Node.IsInside(set.Parent!)) continue;
            var end = i;
            while (end < blocks.Count && blocks[end].Node.IsInside(set)) end++;
            if (end < blocks.Count && chosen.Contains(end) && blocks[end].Node.IsInside(set.Parent!) && blocks[end].IsProse) chosen.UnionWith(Enumerable.Range(i, end - i).Where(k => blocks[k].LinkShare < 0.5));
            i = end - 1;
        }
    }

    // The list or table that the block stands in, where it holds text and not links.
    private static BlockNode? Outermost(BlockNode block)
    {
        BlockNode? found = null;
        for (var node = block; node is not null && node.Tag is "td" or "th" or "tr" or "tbody" or "thead" or "table" or "li" or "ul" or "ol" or "p" or "dl" or "dd" or "dt"; node = node.Parent)
        {
            if ((node.Own & Strange) != 0) return null;
            if (node.Tag is "table" or "ul" or "ol" or "dl") found = node;
        }

        return found is { Parent: not null, LinkShare: < 0.3, Hidden: false } ? found : null;
    }
}
