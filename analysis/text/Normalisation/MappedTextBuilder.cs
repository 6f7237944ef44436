using System.Text;

namespace Monitoring.Text.Normalisation;

/// <summary>Makes one text from another by copying, inserting and skipping, and keeps the map when it is asked for.</summary>
internal sealed class MappedTextBuilder(MappedText source, bool mapped)
{
    private readonly StringBuilder _text = new(source.Text.Length + 16);
    private readonly List<int>? _origins = mapped ? new(source.Text.Length + 17) : null;
    private int _at;
    private bool _changed;

    /// <summary>The last unit written, or '\0'.</summary>
    public char Last => _text.Length == 0 ? '\0' : _text[^1];

    /// <summary>How many of this unit were written last in a row, up to four.</summary>
    public int Trailing(char c)
    {
        var count = 0;
        while (count < 4 && count < _text.Length && _text[_text.Length - 1 - count] == c) count++;
        return count;
    }

    /// <summary>Copies up to this offset of the source.</summary>
    public void CopyTo(int end)
    {
        if (end <= _at) return;
        _text.Append(source.Text, _at, end - _at);
        if (_origins is null) _at = end;
        else
        {
            for (; _at < end; _at++) _origins.Add(source.Origin(_at));
        }
    }

    /// <summary>Writes a unit that stands for nothing of its own; it maps to where copying goes on.</summary>
    public void Insert(char c)
    {
        _changed = true;
        _text.Append(c);
        _origins?.Add(source.Origin(_at));
    }

    /// <summary>Writes a unit in place of the next one.</summary>
    public void Replace(char c)
    {
        _changed |= c != source.Text[_at];
        _text.Append(c);
        _origins?.Add(source.Origin(_at));
        _at++;
    }

    /// <summary>Writes several units in place of the next one.</summary>
    public void Replace(ReadOnlySpan<char> units)
    {
        foreach (var c in units) Insert(c);
        SkipTo(_at + 1);
    }

    /// <summary>Leaves out what lies before this offset of the source.</summary>
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
        _origins?.RemoveAt(_origins.Count - 1);
    }

    /// <summary>Changes the last unit into another one.</summary>
    public void ChangeLast(char c)
    {
        _changed = true;
        _text[^1] = c;
    }

    /// <summary>Copies the rest and gives the text; the source itself where nothing changed.</summary>
    public MappedText Finish()
    {
        CopyTo(source.Text.Length);
        if (!_changed) return source;
        _origins?.Add(source.Origin(source.Text.Length));
        return new MappedText(_text.ToString(), _origins?.ToArray());
    }
}
