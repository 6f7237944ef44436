namespace Monitoring.Ingest.Feeds;

/// <summary>One element of a feed with everything inside it; its text is read when asked for.</summary>
internal sealed class FeedElement(string source, string name, List<KeyValuePair<string, string>>? attributes)
{
    private List<FeedElement>? _children;

    public string Name => name;
    public IReadOnlyList<FeedElement> Children => _children ?? [];
    /// <summary>Where its start tag begins.</summary>
    public int TagStart { get; init; }
    public int InnerStart { get; set; }
    public int InnerEnd { get; set; }
    /// <summary>Where an end tag stood that fits nothing; its own, misspelt, if no better one comes. Zero when there was none.</summary>
    public int StrayEnd { get; set; }
    /// <summary>The document ended inside it, so its text may be half.</summary>
    public bool Cut { get; set; }
    /// <summary>What relative addresses inside it are relative to; null when nothing says.</summary>
    public FeedBase Base { get; set; } = FeedBase.None;

    /// <summary>What stands between its tags, as written.</summary>
    public ReadOnlySpan<char> Inner => source.AsSpan(InnerStart, Math.Max(0, InnerEnd - InnerStart));

    /// <summary>Its text, trimmed and unescaped once; null when there is none.</summary>
    public string? Text
    {
        get
        {
            if (InnerEnd <= InnerStart || Cut) return null;
            var text = MarkupText.Read(Inner);
            return text.Length == 0 ? null : text;
        }
    }

    public string? Attribute(string key)
    {
        if (attributes is null) return null;
        foreach (var (found, value) in attributes)
            if (found == key) return value;
        return null;
    }

    public List<KeyValuePair<string, string>>? Attributes => attributes;

    public void Add(FeedElement child) => (_children ??= []).Add(child);

    /// <summary>Takes the children from this position on away, for their right parent.</summary>
    public List<FeedElement> TakeFrom(int index)
    {
        var taken = _children!.GetRange(index, _children.Count - index);
        _children.RemoveRange(index, _children.Count - index);
        return taken;
    }

    public FeedElement? Child(string wanted)
    {
        if (_children is null) return null;
        foreach (var child in _children)
            if (child.Name == wanted) return child;
        return null;
    }

    public IEnumerable<FeedElement> ChildrenNamed(string wanted) => Children.Where(child => child.Name == wanted);

    /// <summary>Text of the first child of that name that has any.</summary>
    public string? TextOf(string wanted)
    {
        foreach (var child in Children)
            if (child.Name == wanted && child.Text is { } text) return text;
        return null;
    }

    /// <summary>Text of the first of these names that has any, in the order of the names.</summary>
    public string? TextOf(params ReadOnlySpan<string> wanted)
    {
        foreach (var one in wanted)
            if (TextOf(one) is { } text) return text;
        return null;
    }
}
