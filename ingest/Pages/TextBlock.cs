using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>A block-level element of the page: where blocks lie, and what its class and id say.</summary>
internal sealed class BlockNode
{
    public required BlockNode? Parent { get; init; }
    public required IElement Element { get; init; }
    /// <summary>Lower case, as <c>div</c>.</summary>
    public required string Tag { get; init; }
    public required LayoutCues Own { get; init; }
    public required int Depth { get; init; }
    /// <summary>True when the page hides it (attribute or inline style).</summary>
    public required bool Hidden { get; init; }
    /// <summary>Number of this element in document order, counted over block elements.</summary>
    public required int Order { get; init; }

    /// <summary>Hash of tag and class without digits: elements that a template repeats share it.</summary>
    public required int Shape { get; init; }

    /// <summary>Shape of this element and its two ancestors: paragraphs of one column share it.</summary>
    public int PathShape => (((Shape * 31) + (Parent?.Shape ?? 0)) * 31) + (Parent?.Parent?.Shape ?? 0);

    // Sums over every block inside, in characters without white space.
    public int TextLength { get; set; }
    public int LinkLength { get; set; }
    public int Blocks { get; set; }
    /// <summary>Text in blocks that read like sentences: long, with few links.</summary>
    public int ProseLength { get; set; }

    public double LinkShare => TextLength == 0 ? 0 : (double)LinkLength / TextLength;

    public bool IsInside(BlockNode other)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node == other) return true;
        }

        return false;
    }
}

/// <summary>A run of text that the page sets off from the rest: a paragraph, heading, list item, table cell.</summary>
internal sealed class TextBlock
{
    public required BlockNode Node { get; init; }
    public required int Index { get; init; }
    /// <summary>White space folded; line breaks of the page kept as line feeds.</summary>
    public required string Text { get; init; }
    /// <summary>Characters without white space.</summary>
    public required int Length { get; init; }
    /// <summary>Of them, in links.</summary>
    public required int LinkLength { get; init; }
    public required int Links { get; init; }
    /// <summary>Of them, in bold, strong or heading elements.</summary>
    public required int BoldLength { get; init; }
    /// <summary>Of them, in what the page marks as a date or time.</summary>
    public required int DateLength { get; init; }
    /// <summary>Characters of the page's text before this block.</summary>
    public required int Offset { get; init; }
    /// <summary>Number of the table row it stands in, counted over the page; 0 outside tables.</summary>
    public required int Row { get; init; }
    public required bool ListItem { get; init; }

    public double LinkShare => Length == 0 ? 0 : (double)LinkLength / Length;

    public bool IsHeading => Node.Tag is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <summary>A date line of its own («۲ ساعت پیش»); in a table a date is a cell.</summary>
    public bool IsDate => Row == 0 && Length <= 60 && DateLength >= 0.8 * Length;

    public bool IsProse => Length >= 80 && LinkShare < 0.3;
}
