using System.Collections.Frozen;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>
/// Tells the lines that news systems print around an article from its words. The phrases are what Iranian agencies, newspapers and
/// Persian services abroad print; a line counts when it is the phrase, or begins with it where that leaves no doubt.
/// </summary>
internal static class LineRoles
{
    /// <summary>A longer line is a sentence of the article even when it begins like a button.</summary>
    private const int LongestFurniture = 160;

    private static readonly FrozenDictionary<string, LineRole> Whole = Table(
        (LineRole.Tags, "برچسب ها|برچسب‌های خبر|برچسب|تگ ها|کلیدواژه|کلیدواژه ها|کلید واژگان|کلمات کلیدی|واژه های کلیدی|موضوعات مرتبط|الكلمات الدالة|الكلمات المفتاحية|كلمات مفتاحية|الوسوم|tags|keywords|topics"),
        (LineRole.Comments, "نظر شما|نظرات|نظر|نظر بدهید|نظر دهید|نظرات شما|نظر شما چیست|نظرات کاربران|نظرات بینندگان|نظرات خوانندگان|نظرات مخاطبان|دیدگاه|دیدگاه ها|دیدگاه شما|دیدگاه کاربران|ارسال نظر|ارسال دیدگاه|ثبت نظر|ثبت دیدگاه|افزودن نظر|افزودن دیدگاه|نظر خود را بنویسید|نام شما|ایمیل شما|متن نظر|پاسخ|پاسخ دادن|در انتظار بررسی|غیر قابل انتشار|captcha|کد امنیتی|تصویر امنیتی|کپچا|التعليقات|تعليقات|أضف تعليقا|أضف تعليق|اترك تعليقا|your comment|comments|leave a comment|post a comment|add a comment|send comment"),
        (LineRole.Buttons, "به اشتراک بگذارید|اشتراک گذاری|اشتراک|هم‌رسانی|همرسانی|هم رسان|بازنشر|چاپ|پرینت|نسخه چاپی|نسخه قابل چاپ|ارسال|ارسال به دوستان|ارسال خبر|ایمیل|کپی|کپی لینک|کپی شد|رونوشت|لینک کوتاه|لینک کوتاه خبر|ذخیره|ذخیره خبر|دانلود|دریافت فایل|تلگرام|واتساپ|واتس اپ|توییتر|توئیتر|ایکس|فیس بوک|فیسبوک|اینستاگرام|لینکدین|ایتا|بله|سروش|روبیکا|گپ|پینترست|آپارات|یوتیوب|پسندیدم|پسندیدن|نپسندیدم|گزارش خطا|تبلیغات|آگهی|تبلیغ|پخش|توقف|بزرگنمایی|اندازه متن|اندازه قلم|تغییر اندازه متن|کوچک|بزرگ|شارك|مشاركة|شارك الخبر|مشاركة الخبر|انسخ الرابط|تابعنا عبر|تابعونا|طباعة|share|share this|share this article|print|copy link|copy|email|facebook|twitter|x|telegram|whatsapp|linkedin|advertisement|save|listen|watch|a a|aa|like|follow us"),
        (LineRole.Menu, "صفحه اصلی|صفحه نخست|خانه|سرخط|سرتیتر|سیاسی|سیاست|سیاست خارجی|سیاست داخلی|اقتصادی|اقتصاد|اجتماعی|جامعه|فرهنگی|فرهنگ|فرهنگ و هنر|فرهنگی هنری|هنر|ادب و هنر|ورزشی|ورزش|بین الملل|بین‌المللی|جهان|ایران|استان ها|استانها|شهرستان ها|علمی|علم و فناوری|علمی و فناوری|دانش و فناوری|فناوری|سلامت|بهداشت و درمان|حوادث|عکس|فیلم|فیلم و صوت|ویدئو|ویدیو|صوت|چندرسانه ای|گرافیک|اینفوگرافیک|کاریکاتور|گزارش|گفت و گو|مصاحبه|یادداشت|تحلیل|دیدگاه ها و یادداشت ها|بازار|بورس|خودرو|مسکن|دین و اندیشه|حوزه و دانشگاه|دانشگاه|آموزش|محیط زیست|گردشگری|زندگی|سبک زندگی|خاورمیانه|آرشیو|آرشیو اخبار|جستجو|جست و جو|جستجوی پیشرفته|درباره ما|تماس با ما|پیوندها|عضویت|ورود|ورود ثبت نام|ثبت نام|خبرنامه|منو|نقشه سایت|آب و هوا|اوقات شرعی|نسخه موبایل|آر اس اس|الرئيسية|سياسة|اقتصاد|رياضة|ثقافة|العالم العربي|أخبار|rss|english|العربیه|فارسی|home|menu|search|politics|economy|world|iran|sports|sport|culture|society|science|technology|business|opinion|video|photo|photos|multimedia|about us|contact us|contact|login|sign in|subscribe|newsletter|archive|skip to main content|skip to content|پرش به محتوا"),
        (LineRole.Related, "اخبار مرتبط|خبرهای مرتبط|مطالب مرتبط|مطالب مشابه|اخبار مشابه|مرتبط|مرتبط ها|در همین زمینه|در همین رابطه|بیشتر بخوانید|بیشتر بخوانیم|همچنین بخوانید|همچنین ببینید|حتما بخوانید|بخوانید|بیشتر ببینید|آخرین اخبار|آخرین خبرها|تازه ها|تازه ترین ها|تازه ترین اخبار|جدیدترین اخبار|پربازدید|پربازدیدها|پربازدیدترین ها|پربازدیدترین اخبار|پربیننده|پربیننده ها|پربیننده ترین ها|پربیننده ترین|پربحث ها|پربحث ترین ها|پیشنهاد ما|پیشنهاد سردبیر|پیشنهاد ویژه|منتخب|برگزیده ها|گزیده ها|از میان خبرها|سایر اخبار|خبرهای دیگر|دیگر خبرها|مطالب پیشنهادی|وبگردی|وب گردی|از سراسر وب|اقرأ أيضا|إقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|ترشيحاتنا|related|related news|related articles|related stories|read more|more|most read|most viewed|latest|latest news|recommended|you may also like|more stories|see also|also read"),
        (LineRole.End, "انتهای پیام|پایان پیام|انتهای خبر|پایان خبر|انتهای گزارش|پایان گزارش|end item|end"),
        (LineRole.Footer, "کلیه حقوق محفوظ است|تمامی حقوق محفوظ است|همه حقوق محفوظ است|جميع الحقوق محفوظة|all rights reserved"));

    private static readonly (LineRole Role, string Key)[] Beginnings = Prefixes(
        (LineRole.Comments, "شما در حال پاسخ به نظر|شما در حال ارسال پاسخ به|در حال پاسخ به نظر|نظرات حاوی|نظراتی که به غیر|نظراتی که غیر|نظراتی که حاوی|نظرهای حاوی|نظر شما پس از|دیدگاه های حاوی|دیدگاه هایی که|لطفا نظر خود|لطفا از نوشتن نظرات|لطفا دیدگاه|پیام هایی که حاوی|پیام هایی که غیر|پیام های حاوی|نشانی ایمیل شما منتشر|بخش های مورد نیاز علامت|حداکثر تعداد کاراکتر|نظری ثبت نشده|هنوز نظری|تعداد نظرات|your email address will not|leave a reply|you are replying to|comments containing"),
        (LineRole.Buttons, "لینک کوتاه|آدرس کوتاه|کد یکتا|این مطلب را به اشتراک|این خبر را به اشتراک|به اشتراک گذاشتن|اشتراک گذاری در|ارسال به تلگرام|ارسال به واتساپ|ما را در تلگرام|ما را در اینستاگرام|ما را در شبکه|کانال تلگرام|عضو کانال|برای دریافت سریعتر|follow us on|share on|share via"),
        (LineRole.End, "انتهای پیام|پایان پیام|انتهای خبر"),
        (LineRole.Footer, "استفاده از مطالب این|استفاده از مطالب سایت|استفاده از مطالب با ذکر|نقل مطالب با ذکر|نقل و نشر مطالب|بازنشر مطالب این|طراحی و تولید|طراحی و اجرا|طراحی سایت|نیرو گرفته از|all content by|all rights reserved"));

    private static readonly string[] Rights = [.. "تمامی حقوق|کلیه حقوق|تمام حقوق|همه حقوق".Split('|').Select(p => LetterKey.Of(p))];

    /// <summary>Headings after which a colon or dash may bring the thing itself on the same line.</summary>
    private static readonly (LineRole Role, string Key)[] Labels = Prefixes(
        (LineRole.Tags, "برچسب ها|برچسب‌های خبر|برچسب|تگ ها|کلیدواژه|کلیدواژه ها|کلید واژه ها|کلمات کلیدی|tags|keywords"),
        (LineRole.Related, "بیشتر بخوانید|بیشتر بخوانیم|همچنین بخوانید|حتما بخوانید|بخوانید|در همین زمینه|خبر مرتبط|اخبار مرتبط|مطالب مرتبط|اقرأ أيضا|read more|related|also read|see also"),
        (LineRole.Comments, "نظرات|نظر شما|غیر قابل انتشار|انتشار یافته|در انتظار بررسی|کد امنیتی|کپچا|comments"),
        (LineRole.Buttons, "لینک خبر|آدرس خبر|نشانی خبر|اندازه متن|اشتراک گذاری|share"),
        (LineRole.Picture, "عکس|عکس ها|تصویر|عکاس|عکس از|عکس آرشیوی|منبع عکس|منبع تصویر|توضیح تصویر|photo|image|photo by|photo credit|image credit|file photo"));

    public static LineRole Of(string text, string key)
    {
        if (key.Length == 0) return LineRole.Ornament;
        if (Whole.TryGetValue(key, out var role)) return role;
        if (IsCopyright(text, key)) return LineRole.Footer;
        if (IsAddress(text)) return LineRole.Menu;
        if (text.Length > LongestFurniture) return Prefixed(key) is LineRole.Comments and var rule ? rule : LineRole.Words;
        if (Particulars.IsParticulars(text)) return LineRole.Particulars;
        if (Prefixed(key) is var begun and not LineRole.Words) return begun;
        if (Labelled(text) is var labelled and not LineRole.Words) return labelled;
        return IsMenuRow(text) || IsCounter(key) || SourceNames.Named(key) is not null ? LineRole.Menu : LineRole.Words;
    }

    private static LineRole Prefixed(string key)
    {
        foreach (var (role, prefix) in Beginnings)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal)) return role;
        }

        return LineRole.Words;
    }

    private static bool IsCopyright(string text, string key) =>
        text.StartsWith('©') || (key.StartsWith("copyright", StringComparison.Ordinal) && text.Contains('©', StringComparison.Ordinal))
        || (Rights.Any(r => key.StartsWith(r, StringComparison.Ordinal))
            && (key.Contains("محفوظ", StringComparison.Ordinal) || key.Contains("متعلق", StringComparison.Ordinal)));

    private static LineRole Labelled(string text)
    {
        var colon = text.IndexOfAny([':', '：']);
        if (colon <= 0) return LineRole.Words;
        var label = LetterKey.Of(text.AsSpan(0, colon));
        foreach (var (role, key) in Labels)
        {
            if (label == key) return role;
        }

        return LineRole.Words;
    }

    /// <summary>«صفحه اصلی | سیاسی | ورزشی»: at least two parts, all of them navigation or buttons.</summary>
    private static bool IsMenuRow(string text)
    {
        var parts = text.Split(['|', '>', '›', '»', '«', '/', '•', '·', '،', '\t', '\\'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(p => LetterKey.Of(p) is var key && (key.Length == 0 || Whole.ContainsKey(key)));
    }

    private static bool IsAddress(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>Votes, views and sizes: digits alone, or «۱۲ نظر», «۵ دقیقه مطالعه», «A+ A-».</summary>
    private static bool IsCounter(string key)
    {
        // «T ۱ نفر»: a button for the size of letters and the number of readers, on one line.
        if (key.Length > 1 && key[0] == 't' && char.IsAsciiDigit(key[1])) key = key[1..];
        var rest = key.TrimStart("0123456789".ToCharArray());
        return rest.Length == 0 || (rest.Length < key.Length && rest is "نظر" or "نفر" or "بازدید" or "دیدگاه" or "پسند" or "دقیقهمطالعه" or "comments" or "views" or "minread");
    }

    private static FrozenDictionary<string, LineRole> Table(params (LineRole Role, string Phrases)[] rows)
    {
        var table = new Dictionary<string, LineRole>(StringComparer.Ordinal);
        foreach (var (role, phrases) in rows)
        {
            foreach (var phrase in phrases.Split('|')) table.TryAdd(LetterKey.Of(phrase), role);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static (LineRole Role, string Key)[] Prefixes(params (LineRole Role, string Phrases)[] rows) =>
        [.. rows.SelectMany(r => r.Phrases.Split('|').Select(p => (r.Role, LetterKey.Of(p))))];
}
