using System.Text;

namespace Monitoring.Text.Normalisation;

/// <summary>A text made from another, with the way back.</summary>
/// <param name="Text">The text as it is now.</param>
/// <param name="Origins">
/// For every UTF-16 unit of <paramref name="Text"/> the unit of the original that it comes from, and one more entry for
/// the end; null where nothing moved.
/// </param>
public sealed record MappedText(string Text, int[]? Origins = null)
{
    /// <summary>The offset in the original of an offset in <see cref="Text"/>, from 0 to its length.</summary>
    public int Origin(int offset) => Origins is null ? offset : Origins[offset];
}

/// <summary>Makes one text from another by copying, inserting and skipping, and keeps the map.</summary>
internal sealed class MappedTextBuilder(MappedText source)
{
    private readonly StringBuilder _text = new(source.Text.Length + 16);
    private readonly List<int> _origins = new(source.Text.Length + 17);
    private int _at;
    private bool _changed;

    /// <summary>The last unit written, or '\0'.</summary>
    public char Last => _text.Length == 0 ? '\0' : _text[^1];

    public int Length => _text.Length;

    public void CopyTo(int end)
    {
        if (end <= _at) return;
        _text.Append(source.Text, _at, end - _at);
        for (; _at < end; _at++) _origins.Add(source.Origin(_at));
    }

    /// <summary>Writes a unit that stands for nothing; it maps to where copying goes on.</summary>
    public void Insert(char c)
    {
        _changed = true;
        _text.Append(c);
        _origins.Add(source.Origin(_at));
    }

    /// <summary>Writes a unit in place of the next one.</summary>
    public void Replace(char c)
    {
        _changed |= c != source.Text[_at];
        _text.Append(c);
        _origins.Add(source.Origin(_at++));
    }

    public void SkipTo(int end)
    {
        _changed |= end > _at;
        _at = Math.Max(_at, end);
    }

    /// <summary>Takes back the last unit.</summary>
    public void RemoveLast()
    {
        _changed = true;
        _text.Length--;
        _origins.RemoveAt(_origins.Count - 1);
    }

    public MappedText Finish()
    {
        CopyTo(source.Text.Length);
        if (!_changed) return source;
        _origins.Add(source.Origin(source.Text.Length));
        return new MappedText(_text.ToString(), [.. _origins]);
    }
}
