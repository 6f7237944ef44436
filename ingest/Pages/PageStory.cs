using System.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>The printed story of a page: which blocks are headline, kicker, standfirst and body.</summary>
internal sealed record PageStory
{
    public required string Title { get; init; }
    public string? Kicker { get; init; }
    public string? Lead { get; init; }
    public required string Body { get; init; }
    /// <summary>Index of the block that holds the headline, or -1.</summary>
    public int TitleBlock { get; init; } = -1;

    public static PageStory Of(PageDocument page, BlockReader reader, BlockModel model, IReadOnlySet<int>? keep = null)
    {
        var blocks = reader.Blocks;
        if (blocks.Count == 0) return new PageStory { Title = Headline.Of(page, null).Title, Body = page.Linked.Body ?? "" };
        var features = new BlockFeatures(reader, new PageHints(page));
        var titleBlock = features.TitleBlock;
        var (title, above) = Headline.Of(page, titleBlock < 0 ? null : blocks[titleBlock]);
        var chosen = keep ?? Chosen(model, blocks, features);
        var story = new SortedSet<int>(chosen.Where(i => i != titleBlock && !SameText(blocks[i].Text, title) && !blocks[i].IsDate && !NewsroomMarks.IsFurniture(blocks[i].Text)));
        var kicker = Standfirst.Kicker(blocks, titleBlock);
        if (kicker is { } k) story.Remove(k);
        var lead = Standfirst.Lead(page, blocks, titleBlock, story);
        if (lead is { } l) story.Remove(l);
        StoryAsides.Drop(blocks, story);
        DropRepeats(blocks, story, lead is { } printed ? blocks[printed].Text : null);
        // A teaser that the first paragraph says again in full is no standfirst.
        if (lead is { } teaser && story.Count > 0 && blocks[story.Min].Text.StartsWith(blocks[teaser].Text.TrimEnd('.', '…', ' '), StringComparison.Ordinal)) lead = null;
        NewsroomMarks.CutHead(blocks, story);
        NewsroomMarks.CutTail(blocks, story);
        var body = Joined(blocks, story);
        // Pages that draw their text by script declare it; it is taken where the printed text is a fraction of it.
        if (keep is null && page.Linked.Body is { Length: >= 400 } declared && declared.Length > 2.5 * body.Length) body = declared;
        return new PageStory
        {
            Title = title,
            TitleBlock = titleBlock,
            Kicker = above ?? (kicker is { } x ? blocks[x].Text.Replace('\n', ' ').TrimEnd(':', ' ', '/', '؛') : null),
            Lead = lead is { } y ? blocks[y].Text.Replace('\n', ' ') : null,
            Body = body,
        };
    }

    private static HashSet<int> Chosen(BlockModel model, IReadOnlyList<TextBlock> blocks, BlockFeatures features)
    {
        var p = model.Probabilities(blocks, features);
        var context = new BlockContext(blocks, p);
        // One link of a list does not belong to a story whose other links do not.
        var chosen = Enumerable.Range(0, blocks.Count)
            .Where(i => p[i] >= BlockModel.Threshold && (blocks[i].LinkShare < 0.8 || context.MeanOfShape(blocks[i].Node.PathShape) >= 0.4)).ToHashSet();
        if (chosen.Sum(i => blocks[i].Length) >= 150)
        {
            StoryGaps.Fill(blocks, p, context, chosen);
            return chosen;
        }

        // A page on which the model is sure of hardly anything still has a text: the best it has, then whatever reads like prose.
        var relaxed = Enumerable.Range(0, blocks.Count).Where(i => p[i] >= BlockModel.Threshold / 3).ToHashSet();
        if (relaxed.Sum(i => blocks[i].Length) >= 150 || chosen.Count > 0) return relaxed;
        var prose = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].IsProse && !blocks[i].Node.Hidden).ToHashSet();
        return prose.Count > 0 ? prose : relaxed;
    }

    /// <summary>Pages print the same paragraph once for wide screens and once for narrow ones.</summary>
    private static void DropRepeats(IReadOnlyList<TextBlock> blocks, SortedSet<int> story, string? lead)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (lead is not null) seen.Add(lead);
        story.RemoveWhere(i => blocks[i].Text.Length >= 80 && !seen.Add(blocks[i].Text));
    }

    /// <summary>Paragraphs on lines of their own, cells of one row parted by tabs, list items after a bullet.</summary>
    private static string Joined(IReadOnlyList<TextBlock> blocks, SortedSet<int> story)
    {
        var text = new StringBuilder();
        TextBlock? previous = null;
        foreach (var index in story)
        {
            var block = blocks[index];
            var sameRow = previous is not null && block.Row > 0 && block.Row == previous.Row && CellOf(block.Node) != CellOf(previous.Node);
            if (previous is not null) text.Append(sameRow && block.Length < 200 && previous.Length < 200 ? '\t' : '\n');
            if (block.Node.Tag == "li" && (previous is null || previous.Node != block.Node)) text.Append("• ");
            text.Append(block.Text);
            previous = block;
        }

        return text.ToString();
    }

    private static BlockNode? CellOf(BlockNode? node)
    {
        while (node is not null && node.Tag is not ("td" or "th")) node = node.Parent;
        return node;
    }

    internal static bool SameText(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8) return false;
        return string.Equals(Letters(a), Letters(b), StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
