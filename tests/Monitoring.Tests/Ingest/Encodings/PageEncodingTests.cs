using System.Text;
using Monitoring.Ingest.Encodings;

namespace Monitoring.Tests.Ingest.Encodings;

public sealed class PageEncodingTests
{
    private const string Persian = "<html><body><p>رئیس سازمان آب استان گفت که سد تازه از هفته آینده آبگیری می‌شود و شهرهای اطراف سهم خود را دریافت می‌کنند.</p></body></html>";

    static PageEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Decode_PrefersByteOrderMarkToHeader()
    {
        byte[] page = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Persian)];
        var decoded = PageEncoding.Decode(page, "windows-1256");
        Assert.Equal((Persian, EncodingFrom.Bom), (decoded.Text, decoded.From));
    }

    [Fact]
    public void Decode_PrefersHeaderToMeta()
    {
        var page = Encoding.GetEncoding(1251).GetBytes("<meta charset=windows-1252><p>Погода в Тегеране сегодня солнечная</p>");
        var decoded = PageEncoding.Decode(page, "windows-1251");
        Assert.Contains("Погода", decoded.Text, StringComparison.Ordinal);
        Assert.Equal(EncodingFrom.Header, decoded.From);
    }

    [Theory]
    [InlineData("windows-1256")]
    [InlineData("iso-8859-6")]
    public void Decode_FindsPersianWithoutDeclaration(string charset)
    {
        // ISO-8859-6 has no Persian letters; such pages write the Arabic ones and no half-spaces.
        var text = Persian.Replace("\u200C", "", StringComparison.Ordinal);
        if (charset == "iso-8859-6")
            text = text.Replace('ی', 'ي').Replace('ک', 'ك').Replace('پ', 'ب').Replace('چ', 'ج').Replace('گ', 'ك').Replace('ژ', 'ز');
        else
            text = text.Replace('ی', 'ي');
        var decoded = PageEncoding.Decode(Encoding.GetEncoding(charset).GetBytes(text));
        Assert.Equal(text, decoded.Text);
        Assert.Equal(EncodingFrom.Detected, decoded.From);
    }

    [Theory]
    [InlineData(1252, "Die Bürgermeisterin eröffnete gestern die längste Brücke über den Fluss, und viele Gäste grüßten höflich.")]
    [InlineData(1251, "Вчера мэр открыла самый длинный мост через реку, и многие гости приветствовали её.")]
    public void Decode_DoesNotTakeEuropeanPagesForArabic(int codePage, string text)
    {
        var decoded = PageEncoding.Decode(Encoding.GetEncoding(codePage).GetBytes("<p>" + text + "</p>"));
        Assert.Contains(text, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_PassesOverDeclarationThatBytesDisprove()
    {
        var decoded = PageEncoding.Decode(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1>" + Persian), "ISO-8859-1");
        Assert.Contains(Persian, decoded.Text, StringComparison.Ordinal);
        Assert.Equal("utf-8", decoded.Encoding);
    }

    [Theory]
    [InlineData("<meta charset=iso8859-2>", "iso-8859-2")]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">", "windows-1256")]
    [InlineData("<!-- <meta charset=utf-8> --><meta charset='windows-1251'>", "windows-1251")]
    [InlineData("<metacharset=iso8859-2>", null)]
    [InlineData("<meta content='text/html; charset=windows-1251'>", null)]
    [InlineData("<meta charset=utf-16le>", "utf-8")]
    [InlineData("<meta charset=no-such-thing>", null)]
    [InlineData("<?xml version='1.0' encoding='windows-1256'?><html>", "windows-1256")]
    public void Declared_FollowsThePrescan(string page, string? wanted) => Assert.Equal(wanted, PageEncoding.Declared(Encoding.ASCII.GetBytes(page)));

    [Theory]
    [InlineData("utf-7")]
    [InlineData("\0")]
    [InlineData("a very long name that is certainly no encoding at all")]
    public void Decode_TakesUnknownCharsetForNone(string charset) =>
        Assert.Equal("plain", PageEncoding.Decode("plain"u8, charset).Text);

    [Fact]
    public void Declared_AgreesWithHtml5Lib()
    {
        var folder = SharedFolder.Find("data", "charset");
        Assert.SkipWhen(folder is null, SharedFolder.Absent);
        var faults = new List<string>();
        foreach (var file in Directory.GetFiles(folder!, "tests*.dat"))
        {
            foreach (var test in Encoding.Latin1.GetString(File.ReadAllBytes(file)).Split("#data\n", StringSplitOptions.RemoveEmptyEntries))
            {
                var at = test.IndexOf("\n#encoding\n", StringComparison.Ordinal);
                if (at < 0) continue;
                var wanted = test[(at + 11)..].Trim().ToLowerInvariant();
                var declared = PageEncoding.Declared(Encoding.Latin1.GetBytes(test[..at])) ?? "windows-1252";
                // We look further than the standard's 1,024 bytes.
                if (test.IndexOf("charset", StringComparison.Ordinal) is > 1000) continue;
                if (Encoding.GetEncoding(wanted).CodePage != Encoding.GetEncoding(declared).CodePage) faults.Add($"{test[..Math.Min(at, 300)]} -> {wanted}, got {declared}");
            }
        }

        Assert.Empty(faults);
    }
}
