using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Monitoring.Ingest.Pages;

/// <summary>Turns a page's tree into its text blocks, in reading order.</summary>
internal sealed class BlockReader
{
    /// <summary>More blocks than any article has; the rest of such a page is not read.</summary>
    private const int MaxBlocks = 20_000;

    /// <summary>Whole class names of a story's date line; parts of names («update-list») are left to the cues.</summary>
    private static readonly FrozenSet<string> DateClasses =
        FrozenSet.ToFrozenSet(["date", "time", "datetime", "date-time", "timestamp", "pubdate", "pub-date", "published", "post-date", "entry-date", "news-date", "publish-date", "tarikh", "zaman"], StringComparer.OrdinalIgnoreCase);

    private readonly CueWords _cues;
    private readonly List<TextBlock> _blocks = [];
    private readonly List<BlockNode> _nodes = [];
    private readonly StringBuilder _text = new();
    private int _length, _linkLength, _links, _boldLength, _dateLength, _dates, _offset, _row, _rows, _breaks;
    private bool _gap, _listItem;

    private BlockReader(CueWords cues) => _cues = cues;

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    public IReadOnlyList<BlockNode> Nodes => _nodes;

    /// <summary>Reads the page, apart from what <paramref name="skip"/> names.</summary>
    public static BlockReader Read(PageDocument page, Func<IElement, bool>? skip = null)
    {
        var reader = new BlockReader(page.Cues);
        reader.Visit(page.Html.DocumentElement, null, 0, 0, skip);
        return reader;
    }

    private void Visit(IElement element, BlockNode? parent, int links, int bold, Func<IElement, bool>? skip)
    {
        var node = Open(element, parent);
        Children(element, node, links, bold, skip);
        Flush(node);
    }

    private BlockNode Open(IElement element, BlockNode? parent)
    {
        var node = new BlockNode
        {
            Parent = parent,
            Element = element,
            Tag = element.LocalName,
            Own = _cues.Of(element),
            Depth = parent is null ? 0 : parent.Depth + 1,
            Hidden = IsHidden(element),
            Order = _nodes.Count,
            Shape = ShapeOf(element),
        };
        _nodes.Add(node);
        return node;
    }

    private void Children(IElement element, BlockNode node, int links, int bold, Func<IElement, bool>? skip)
    {
        for (var child = element.FirstChild; child is not null; child = child.NextSibling)
        {
            if (_blocks.Count >= MaxBlocks) return;
            if (child is IText text)
            {
                Append(text.Data, links > 0, bold > 0);
                continue;
            }

            if (child is not IElement inner || IsControl(inner.LocalName) || skip?.Invoke(inner) == true) continue;
            var name = inner.LocalName;
            if (name == "br")
            {
                Break(node);
            }
            else if (IsBlock(name))
            {
                Flush(node);
                var (row, item) = (_row, _listItem);
                if (name == "tr") _row = ++_rows;
                else if (name is "table" or "ul" or "ol") _listItem = false;
                if (name == "li") _listItem = true;
                Visit(inner, node, links, bold + (name[0] == 'h' && name.Length == 2 && name != "hr" ? 1 : 0), skip);
                (_row, _listItem) = (row, item);
            }
            else
            {
                if (name == "a") _links++;
                var dated = name == "time" || inner.ClassName is not null && inner.ClassList.Any(DateClasses.Contains);
                if (dated) _dates++;
                Children(inner, node, links + (name == "a" ? 1 : 0), bold + (name is "b" or "strong" ? 1 : 0), skip);
                if (dated) _dates--;
            }
        }
    }

    private void Append(string data, bool inLink, bool inBold)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                _gap = true;
                continue;
            }

            if (c is '\u200B' or '\uFEFF' or '\u2060' or '\u00AD') continue;
            if (_breaks > 0 && _text.Length > 0) _text.Append('\n');
            else if (_gap && _text.Length > 0) _text.Append(' ');
            (_gap, _breaks) = (false, 0);
            _text.Append(c);
            _length++;
            if (inLink) _linkLength++;
            if (inBold) _boldLength++;
            if (_dates > 0) _dateLength++;
        }
    }

    // One break is a line, two are a paragraph.
    private void Break(BlockNode node)
    {
        if (++_breaks >= 2) Flush(node);
    }

    private void Flush(BlockNode node)
    {
        if (_length > 0)
        {
            var block = new TextBlock
            {
                Node = node,
                Index = _blocks.Count,
                Text = _text.ToString(),
                Length = _length,
                LinkLength = _linkLength,
                Links = _links,
                BoldLength = _boldLength,
                DateLength = _dateLength,
                Offset = _offset,
                Row = _row,
                ListItem = _listItem,
            };
            _offset += _length;
            _blocks.Add(block);
            for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent)
            {
                ancestor.TextLength += block.Length;
                ancestor.LinkLength += block.LinkLength;
                ancestor.Blocks++;
                if (block.IsProse) ancestor.ProseLength += block.Length;
            }
        }

        _text.Clear();
        _length = _linkLength = _links = _boldLength = _dateLength = _breaks = 0;
        _gap = false;
    }

    private static int ShapeOf(IElement element)
    {
        // FNV-1a: the same in every process, so that a page always reads the same.
        var hash = 2166136261u;
        foreach (var c in element.LocalName) hash = (hash ^ c) * 16777619u;
        foreach (var c in element.ClassName ?? "")
        {
            if (!char.IsAsciiDigit(c)) hash = (hash ^ c) * 16777619u;
        }

        return (int)hash;
    }

    private static bool IsControl(string name) => name is "script" or "style" or "button" or "select" or "textarea" or "input" or "option" or "datalist"
        or "noscript" or "template" or "iframe" or "svg" or "head" or "title" or "meta" or "link";

    internal static bool IsBlock(string name) => name is "div" or "p" or "section" or "article" or "main" or "aside" or "header" or "footer" or "nav" or "ul"
        or "ol" or "li" or "dl" or "dt" or "dd" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th" or "caption" or "h1" or "h2" or "h3" or "h4"
        or "h5" or "h6" or "blockquote" or "pre" or "figure" or "figcaption" or "form" or "fieldset" or "legend" or "address" or "center" or "hr" or "body" or "details"
        or "summary" or "hgroup" or "menu" or "dir" or "frameset" or "label";

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        var style = element.GetAttribute("style");
        return style is not null
            && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
                || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }
}
