using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Mentions;

/// <summary>Closed lists of words that tell what stands beside them.</summary>
internal static class Lexicons
{
    /// <summary>First names, from the lists that the registry's builder names.</summary>
    public static readonly WordSet GivenNames = new(ReadWords("given-names.txt"));

    /// <summary>Words that running text is made of and that are hardly ever part of a person's name.</summary>
    public static readonly WordSet CommonWords = new(ReadWords("common-words.txt"));

    /// <summary>Words that stand before a person's name and are no part of it.</summary>
    public static readonly WordSet Titles = new("""
        آقای, آقا, خانم, دکتر, مهندس, استاد, پروفسور, حجت الاسلام, حجت الاسلام والمسلمین, حجت‌الاسلام و المسلمین, والمسلمین, حجج اسلام, آیت الله, آیت‌الله العظمی, آیت الله‌العظمی, حضرت آیت الله, حضرت آیت الله العظمی, علامه,
        سردار, سرتیپ, سرلشکر, سرهنگ, سروان, سرگرد, ستوان, امیر سرتیپ, امیر دریادار, دریادار, ناخدا, سپهبد, ارتشبد, ژنرال, سرتیپ پاسدار, سردار سرتیپ, سردار سرلشکر,
        شهید, شهیدان, شهیده, مرحوم, مرحومه, زنده یاد, جانباز, آزاده, حاج, حاجی, حاج آقا, کربلایی, سید, ملا, مولوی, ماموستا, شیخ, امام, حضرت, پاپ, پرنس, شاهزاده, ملک, شاه, ملکه, سر, لرد, کاپیتان, مستر, الشیخ, السید, الدکتور, mr, mrs, ms, dr, sir, president, senator, general
        """);

    /// <summary>Offices whose holder is often named beside them; an office may go on («وزیر امور خارجه ایران»).</summary>
    public static readonly WordSet Offices = new("""
        رئیس, رییس, رئیس جمهور, رییس جمهور, رئیس‌جمهوری, رییس‌جمهوری, ریاست جمهوری, نخست وزیر, وزیر, معاون, معاون اول, مشاور, دستیار, سخنگو, سخنگوی, سرپرست, مدیرعامل, مدیر, مدیرکل, دبیر, دبیرکل, فرمانده, جانشین, قائم مقام, نماینده, سفیر, کاردار, رایزن, استاندار, فرماندار, شهردار, بخشدار, دادستان, بازپرس, قاضی, امام جمعه, رهبر, صدراعظم, پادشاه, ولیعهد, امیر, سناتور, عضو, کارشناس, استاد, پژوهشگر, نویسنده, کارگردان, بازیگر, خواننده, سرمربی, مربی, کاپیتان, بازیکن, مهاجم, مدافع, هافبک, دروازه‌بان, وینگر, سرپرست, داور, کشتی‌گیر, تحلیلگر, روزنامه‌نگار, خبرنگار, وکیل, فعال, مرجع, بنیان‌گذار, مالک, سرکنسول, نایب رئیس, نایب‌رییس, رئیس‌کل, رییس‌کل, مدیر عامل, سرلشکر, فرستاده ویژه, فرستاده
        """);

    /// <summary>First words of organisations' names.</summary>
    public static readonly WordSet OrganisationHeads = new("""
        وزارت, وزارتخانه, سازمان, شرکت, دانشگاه, باشگاه, خبرگزاری, روزنامه, هفته‌نامه, شبکه, بانک, بنیاد, موسسه, مؤسسه, پژوهشگاه, پژوهشکده, فرهنگستان, انجمن, کانون, اتحادیه, فدراسیون, کنفدراسیون, هیئت, هیات, کمیته, کمیسیون, شورای, ستاد, مجمع, مجلس, حزب, جنبش, جبهه, گروه, ارتش, سپاه, نیروی, پلیس, اداره, اداره کل, شهرداری, استانداری, فرمانداری, دادگستری, دادسرای, دیوان, دادگاه, بیمارستان, مرکز, آژانس, صندوق, تیم, دفتر, پایگاه, اتاق, جمعیت, گردان, تیپ, لشکر, قرارگاه, حوزه علمیه, آستان, مدرسه, دبیرستان, نشریه, مجله, پارلمان, کنگره, سنای, ministry, agency, university, bank, party, company, council, organisation, organization
        """);

    /// <summary>Words before a place's name.</summary>
    public static readonly WordSet PlaceHeads = new("""
        شهر, شهرستان, استان, بندر, بخش, روستای, منطقه, جزیره, کشور, شهرک, خیابان, میدان, بلوار, جاده, محور, آزادراه, بزرگراه, فرودگاه, تنگه, دریای, خلیج, رود, رودخانه, کوه, سد, جمهوری, ایالت, حومه, اردوگاه, پادگان, جنوب, شمال, شرق, غرب
        """);

    private static readonly Dictionary<string, uint> KindOfWord = ReadKinds();
    private static readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> KindLookup = KindOfWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Which lists hold a single word: 1 first names, 2 titles, 4 offices, 8 heads of organisations, 16 heads of places.</summary>
    public static uint Kinds(ReadOnlySpan<char> folded) => KindLookup.TryGetValue(folded, out var kinds) ? kinds : 0;

    /// <summary>What the registry knows by this one word, however doubtful: 1 a place, 2 an organisation, 4 a person.</summary>
    public static uint Known(ReadOnlySpan<char> folded)
    {
        var known = 0u;
        foreach (var named in EntityRegistry.Shared.Named(folded))
            known |= EntityRegistry.Shared[named.Entity].Type switch { EntityType.Place => 1u, EntityType.Organisation => 2u, EntityType.Person => 4u, _ => 0u };
        return known;
    }

    private static Dictionary<string, uint> ReadKinds()
    {
        var kinds = new Dictionary<string, uint>(StringComparer.Ordinal);
        var bit = 1u;
        foreach (var list in new[] { GivenNames, Titles, Offices, OrganisationHeads, PlaceHeads })
        {
            foreach (var key in list.Keys) kinds[key] = kinds.GetValueOrDefault(key) | bit;
            bit *= 2;
        }

        return kinds;
    }

    private static readonly string[] SurnameEndings =
        ["زاده", "پور", "فر", "نیا", "نژاد", "یان", "وند", "لو", "منش", "دوست", "خواه", "تبار", "کیا", "راد", "اوف", "وف", "اف", "سکی", "ویچ", "سون", "انی", "ینی", "چی"];

    public static bool HasSurnameEnding(ReadOnlySpan<char> folded)
    {
        if (folded.Length < 5) return false;
        foreach (var ending in SurnameEndings)
            if (folded.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    private static List<string> ReadWords(string resource)
    {
        using var stream = typeof(Lexicons).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var names = new List<string>();
        while (reader.ReadLine() is { } line) names.Add(line);
        return names;
    }
}
