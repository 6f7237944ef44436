namespace Monitoring.Ingest.Files;

/// <summary>Counts what was read and tells the caller now and then.</summary>
internal sealed class ReadMeter(IProgress<ReadProgress>? progress, int files, long total)
{
    private const long Step = 256 << 10;
    private string _file = "";
    private int _number;
    private long _read;
    private long _told;
    private long _items;

    public void Begin(string file)
    {
        _file = file;
        _number++;
        Tell();
    }

    public void Item() => _items++;

    public void Bytes(int count)
    {
        _read += count;
        if (_read - _told >= Step) Tell();
    }

    public void Tell()
    {
        _told = _read;
        progress?.Report(new ReadProgress(_file, _number, files, _read, total, _items));
    }
}
