using System.Collections.Frozen;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Drops from a story what the page itself sets apart: captions, comment boxes, share bars, and links to other stories that stand
/// between its paragraphs under «بیشتر بخوانید».
/// </summary>
internal static class StoryAsides
{
    /// <summary>A box that holds this share of the chosen text is the story, whatever its class says.</summary>
    private const double MostOfStory = 0.5;

    /// <summary>Longer lines are prose, also beside a share bar.</summary>
    private const int ShortLine = 60;

    // What newsrooms print before links to other stories; letters only, Arabic yeh and kaf as Persian ones.
    private static readonly FrozenSet<string> MoreWords = new[]
    {
        "بیشتربخوانید", "همچنینبخوانید", "بخوانید", "ببینید", "بیشترببینید", "بشنوید", "مطالبمرتبط", "اخبارمرتبط", "خبرهایمرتبط", "مرتبط", "دراینباره", "بیشتردراینباره", "دراینزمینه", "بازنشر", "مطالبپیشنهادی", "مطلبپیشنهادی",
        "خبرمرتبط", "اینمطلبرانیزبخوانید", "اینراهمبخوانید", "پیشنهادسردبیر", "گزارشتصویری", "فیلم", "عکس", "ویدیو", "ویدئو", "اقراایضا", "اقرأأیضا", "اقرأایضا", "اقرأأیضاً", "مواضیعذاتصله", "مواضیعذاتصلة", "شاهدایضا", "شاهدأیضا",
        "readmore", "readalso", "alsoread", "related", "relatedarticles", "seealso", "more", "lesensieauch", "lesenauch", "mehrzumthema", "auchinteressant", "weiterlesen", "lireaussi", "àlireaussi", "leertambién", "leatambién",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Drop(IReadOnlyList<TextBlock> blocks, SortedSet<int> story)
    {
        var total = story.Sum(i => blocks[i].Length);
        var inside = new Dictionary<BlockNode, int>();
        foreach (var index in story)
        {
            for (var node = blocks[index].Node; node is not null; node = node.Parent) inside[node] = inside.GetValueOrDefault(node) + blocks[index].Length;
        }

        var strangers = story.Where(i => IsCaption(blocks[i].Node) || StandsIn(blocks[i], inside, total) || IsLinkToMore(blocks, i)).ToList();
        // A page of nothing else keeps what it has.
        if (strangers.Sum(i => blocks[i].Length) < MostOfStory * total) story.ExceptWith(strangers);
    }

    private static bool IsCaption(BlockNode node)
    {
        for (var (ancestor, steps) = (node, 0); ancestor is not null && steps < 3; ancestor = ancestor.Parent, steps++)
        {
            if (ancestor.Tag == "figcaption") return true;
        }

        return false;
    }

    // In a box for comments; or, a short line, in one for sharing.
    private static bool StandsIn(TextBlock block, Dictionary<BlockNode, int> inside, int total)
    {
        for (var node = block.Node; node is not null && node.Tag is not ("body" or "html"); node = node.Parent)
        {
            if (inside.GetValueOrDefault(node) > MostOfStory * total) return false;
            if (node.Own.HasFlag(LayoutCues.Body)) return false;
            if (node.Own.HasFlag(LayoutCues.Comment)) return true;
            if (node.Own.HasFlag(LayoutCues.Share) && block.Text.Length < ShortLine) return true;
        }

        return false;
    }

    private static bool IsLinkToMore(IReadOnlyList<TextBlock> blocks, int index)
    {
        var block = blocks[index];
        // The words themselves, alone or before the link that they introduce.
        if (StartsWithMore(block.Text, out var alone) && (alone || block.LinkShare > 0.5)) return true;
        if (block.LinkShare < 0.9) return false;
        // A whole heading in a quotation box that is one link is a card of another story.
        if (block.IsHeading && IsQuoted(block.Node)) return true;
        for (var i = index - 1; i >= 0 && i > index - 8; i--)
        {
            if (StartsWithMore(blocks[i].Text, out alone)) return alone;
            if (blocks[i].LinkShare < 0.9) return false;
        }

        return false;
    }

    private static bool IsQuoted(BlockNode node) => node.Parent is { Tag: "blockquote" or "aside" } || node.Parent?.Parent is { Tag: "blockquote" or "aside" };

    private static bool StartsWithMore(string text, out bool alone)
    {
        alone = false;
        var end = text.AsSpan(0, Math.Min(text.Length, 40)).IndexOfAny([':', '|', '؛', '/', '：']);
        if (end < 0 && text.Length > 40) return false;
        var head = end < 0 ? text : text[..end];
        alone = text.AsSpan(head.Length).Trim(": |؛/：…").IsEmpty;
        return MoreWords.Contains(NewsroomMarks.Letters(head));
    }
}
