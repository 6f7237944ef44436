namespace Monitoring.Ingest.Pages;

/// <summary>
/// What the block model sees of each block. The order of the columns is part of the shipped weights:
/// a change here means training again (<c>Monitoring.Training</c>, verb <c>train pages</c>).
/// </summary>
internal sealed class BlockFeatures
{
    /// <summary>Columns of the first pass.</summary>
    public const int Count = 64 + CueWords.Count + 6;

    /// <summary>Columns of the second pass: the first pass's and what it said of the surroundings.</summary>
    public const int ContextCount = Count + 22;

    private const int FarCue = 12;

    private readonly IReadOnlyList<TextBlock> _blocks;
    private readonly TextSigns[] _signs;
    private readonly BlockNode? _best;
    private readonly BlockNode? _half;
    private readonly Dictionary<(int Parent, int Shape), int> _repeats = [];
    private readonly Dictionary<string, int> _texts = [];
    private readonly int _titleIndex;
    private readonly int _totalProse;
    private readonly PageHints _hints;

    public BlockFeatures(BlockReader reader, PageHints hints)
    {
        _blocks = reader.Blocks;
        _hints = hints;
        _signs = [.. _blocks.Select(b => TextSigns.Of(b.Text))];
        foreach (var node in reader.Nodes)
        {
            var key = (node.Parent?.Order ?? -1, node.Shape);
            _repeats[key] = _repeats.GetValueOrDefault(key) + 1;
        }

        foreach (var block in _blocks) _texts[block.Text] = _texts.GetValueOrDefault(block.Text) + 1;
        _titleIndex = TitleIndex();
        _totalProse = Math.Max(1, reader.Nodes.Count > 0 ? reader.Nodes[0].ProseLength : 0);
        _best = BestContainer();
        _half = _best;
        for (var node = _best; node is not null; node = node.Parent)
        {
            _half = node;
            if (node.ProseLength * 2 >= _totalProse) break;
        }
    }

    /// <summary>The block that holds the headline, or -1.</summary>
    public int TitleBlock => _titleIndex;

    public float[] Of(int index)
    {
        var x = new float[Count];
        var block = _blocks[index];
        var signs = _signs[index];
        var words = Math.Max(1, signs.Words);
        var at = 0;
        void Add(double value) => x[at++] = (float)value;

        Add(Math.Log(1 + block.Length));
        Add(signs.Words);
        Add(block.LinkShare);
        Add(block.Links);
        Add((double)block.BoldLength / Math.Max(1, block.Length));
        Add((double)signs.FunctionWords / words);
        Add(signs.FurnitureWords);
        Add((double)signs.FurnitureWords / words);
        Add((double)signs.Capitals / Math.Max(1, block.Length));
        Add((double)signs.Digits / Math.Max(1, block.Length));
        Add((double)signs.Commas / words);
        Add(signs.Sentences);
        Add(signs.Marks);
        Add((double)block.Length / words);
        var last = block.Text[^1];
        Add(last is '.' or '!' or '?' or '…' or '"' or '“' or '»' or '؟' ? 2 : last is ':' or '،' or ',' or ';' ? 1 : 0);
        Add(char.IsUpper(block.Text[0]) ? 2 : char.IsLetter(block.Text[0]) ? 1 : 0);
        Add(block.Text.Contains('©', StringComparison.Ordinal) ? 1 : 0);
        Add(block.Text.Contains('\n', StringComparison.Ordinal) ? 1 : 0);
        Add(Math.Min(5, _texts[block.Text]));
        Add(block.ListItem ? 1 : 0);
        Add(block.Row > 0 ? 1 : 0);
        Add(block.Node.Tag switch
        {
            "p" => 0,
            "div" => 1,
            "blockquote" or "pre" => 2,
            "li" => 3,
            "td" or "th" => 4,
            "dd" or "dt" => 5,
            "section" or "article" or "main" => 6,
            "h1" => 7,
            "h2" => 8,
            "h3" => 9,
            "h4" or "h5" or "h6" => 10,
            "figcaption" or "caption" => 11,
            "label" or "legend" or "form" => 12,
            _ => 13,
        });

        // Where on the page.
        Add((double)index / _blocks.Count);
        Add((double)block.Offset / Math.Max(1, _blocks[^1].Offset + _blocks[^1].Length));
        Add(_titleIndex < 0 ? -99 : Math.Clamp(index - _titleIndex, -50, 200));
        Add(Math.Log(_blocks.Count));
        Add(Math.Log(_totalProse));
        Add(_totalProse / (double)Math.Max(1, _blocks[^1].Offset));

        // Neighbours in reading order.
        foreach (var step in (ReadOnlySpan<int>)[-1, 1, -2, 2, -3, 3])
        {
            var near = index + step;
            var exists = near >= 0 && near < _blocks.Count;
            Add(exists ? Math.Log(1 + _blocks[near].Length) : -1);
            Add(exists ? _blocks[near].LinkShare : -1);
        }

        Add(index > 0 && _blocks[index - 1].Node.PathShape == block.Node.PathShape ? 1 : 0);
        Add(index + 1 < _blocks.Count && _blocks[index + 1].Node.PathShape == block.Node.PathShape ? 1 : 0);
        AddHeadingAbove(index, Add);

        // Ancestors: how much prose they hold, how linked they are.
        var node = block.Node;
        for (var level = 0; level < 3; level++)
        {
            Add(node is null ? -1 : node.LinkShare);
            Add(node is null ? -1 : (double)node.ProseLength / _totalProse);
            Add(node is null ? -1 : Math.Log(1 + node.Blocks));
            node = node?.Parent;
        }

        Add(Repetition(block.Node));
        Add(Distance(block.Node, _best));
        Add(Distance(block.Node, _half));
        Add(CommonProse(block.Node));
        Add(block.Node.Depth);
        Add(DistanceToHeld(block.Node));

        // What the page says elsewhere.
        Add(_hints.BodyOverlap(block.Text));
        Add(_hints.DescriptionOverlap(block.Text));
        Add(_hints.TitleOverlap(block.Text));
        if (at > 64) throw new InvalidOperationException("feature columns");
        at = 64;

        Span<int> distances = stackalloc int[CueWords.Count];
        distances.Fill(FarCue);
        var hidden = 0;
        int lists = 0, tables = 0, articles = 0, forms = 0;
        var steps = 0;
        for (var ancestor = block.Node; ancestor is not null && ancestor.Tag is not ("body" or "html"); ancestor = ancestor.Parent, steps++)
        {
            if (ancestor.Hidden) hidden = 1;
            if (ancestor.Tag is "ul" or "ol" or "dl") lists++;
            else if (ancestor.Tag == "table") tables++;
            else if (ancestor.Tag == "article") articles++;
            else if (ancestor.Tag == "form") forms++;
            var cues = (int)ancestor.Own;
            for (var cue = 0; cues != 0; cue++, cues >>= 1)
            {
                if ((cues & 1) != 0 && distances[cue] > steps) distances[cue] = steps;
            }
        }

        foreach (var distance in distances) Add(Math.Min(distance, FarCue));
        Add(hidden);
        Add(lists);
        Add(tables);
        Add(articles);
        Add(forms);
        Add(_hints.IsArticle ? 1 : 0);
        return x;
    }

    /// <summary>The second pass's columns of one block, from the first pass's probabilities of all.</summary>
    public float[] InContext(int index, float[] own, IReadOnlyList<double> first, BlockContext context)
    {
        var x = new float[ContextCount];
        own.CopyTo(x, 0);
        var at = Count;
        void Add(double value) => x[at++] = (float)value;
        Add(first[index]);
        foreach (var step in (ReadOnlySpan<int>)[-1, 1, -2, 2, -3, 3])
        {
            var near = index + step;
            Add(near >= 0 && near < first.Count ? first[near] : -0.1);
        }

        var node = _blocks[index].Node;
        Add(context.MeanOfShape(node.PathShape));
        for (var level = 0; level < 4; level++)
        {
            Add(node is null ? -0.1 : context.MeanOf(node));
            node = node?.Parent;
        }

        Add(context.ShareBefore(index));
        Add(context.ShareBefore(index + 1));
        Add(index - context.First);
        Add(index - context.Last);
        Add(context.Last - context.First);
        Add(context.Window(index, 5));
        Add(context.Window(index, 12));
        Add(context.Before(index, 4));
        Add(context.After(index, 4));
        Add(context.Best);
        if (at != ContextCount) throw new InvalidOperationException("context columns");
        return x;
    }

    private int TitleIndex()
    {
        var best = -1;
        var bestScore = 0.55;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i].Text.Length > 400) continue;
            var score = _hints.TitleOverlap(_blocks[i].Text);
            if (_blocks[i].Node.Tag == "h1") score += 0.25;
            else if (_blocks[i].IsHeading) score += 0.1;
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }

    // The element that gathers the most prose near itself: paragraphs count for their parent, half for its parent.
    private BlockNode? BestContainer()
    {
        var scores = new Dictionary<BlockNode, double>();
        foreach (var block in _blocks)
        {
            if (!block.IsProse) continue;
            var worth = block.Length * (1 - block.LinkShare);
            var node = block.Node.Tag is "p" or "blockquote" or "li" or "td" or "pre" ? block.Node.Parent : block.Node;
            for (var step = 0; step < 3 && node is not null; step++, node = node.Parent)
                scores[node] = scores.GetValueOrDefault(node) + (worth / (step + 1));
        }

        return scores.Count == 0 ? null : scores.OrderByDescending(s => s.Value * (1 - s.Key.LinkShare)).ThenBy(s => s.Key.Order).First().Key;
    }

    private void AddHeadingAbove(int index, Action<double> add)
    {
        for (var i = index - 1; i >= 0 && i > index - 30; i--)
        {
            if (!_blocks[i].IsHeading) continue;
            add(index - i);
            add(_signs[i].FurnitureWords);
            add(_signs[i].Words);
            return;
        }

        add(30);
        add(-1);
        add(-1);
    }

    private double Repetition(BlockNode node)
    {
        var most = 1;
        for (var ancestor = node; ancestor?.Parent is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Tag is "p" or "body") continue;
            most = Math.Max(most, _repeats.GetValueOrDefault((ancestor.Parent.Order, ancestor.Shape)));
        }

        return Math.Log(most);
    }

    private static double Distance(BlockNode node, BlockNode? target)
    {
        if (target is null) return -1;
        var up = 0;
        for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent, up++)
        {
            if (target.IsInside(ancestor)) return ancestor == target ? up : 10 + up + (target.Depth - ancestor.Depth);
        }

        return 99;
    }

    // How much of the page's prose the block shares its nearest common column with.
    private double CommonProse(BlockNode node)
    {
        for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Blocks >= 3) return (double)ancestor.ProseLength / _totalProse;
        }

        return 1;
    }

    private double DistanceToHeld(BlockNode node)
    {
        var steps = 0;
        for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent, steps++)
        {
            if (ancestor.ProseLength * 2 > _totalProse) return steps;
        }

        return steps;
    }
}
