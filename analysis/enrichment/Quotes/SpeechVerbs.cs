using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Quotes;

/// <summary>Words by which a text says that someone said something.</summary>
internal static class SpeechVerbs
{
    /// <summary>Verbs whose content may follow at once, behind a colon or behind «که».</summary>
    public static readonly WordSet Verbs = new("""
        گفت, گفتند, گفته است, گفته بود, گفته, می گوید, میگوید, میگه, می‌گفت, گفتند,
        اظهار داشت, اظهار کرد, اظهار نمود, اظهار داشته, اظهار می دارد, افزود, افزوده, می افزاید,
        ادامه داد, تاکید کرد, تاکید کرده, تاکید کرده است, تاکید نمود, تاکید داشت, تصریح کرد, تصریح نمود, خاطرنشان کرد, خاطر نشان کرد, خاطرنشان ساخت, خاطر نشان ساخت, خاطرنشان نمود,
        بیان کرد, بیان داشت, بیان نمود, عنوان کرد, عنوان نمود, اعلام کرد, اعلام کرده, اعلام کرده است, اعلام داشت, یادآور شد, یادآوری کرد, اضافه کرد, نوشت, نوشته است, نوشته,
        توضیح داد, مدعی شد, مدعی شده, ادعا کرد, ادعا کرده, هشدار داد, هشدار داده, پاسخ داد, اذعان کرد, متذکر شد, متذکرشد, ابراز داشت, ابراز کرد, ابراز امیدواری کرد, تشریح کرد, مطرح کرد, اعتراف کرد, تکرار کرد, فرمودند, فرمود, گزارش داد, معتقد است, پیش بینی کرد, تایید کرد, رد کرد و گفت, said, says, told reporters
        """);

    /// <summary>Verbs that report without words of their own when neither colon nor «که» follows.</summary>
    public static readonly WordSet NeedMark = new("""
        گفته, افزوده, اعلام کرد, اعلام کرده, اعلام کرده است, نوشته, عنوان کرد, مطرح کرد, تشریح کرد, توضیح داد, پاسخ داد, گزارش داد, ادامه داد, تایید کرد, ابراز کرد, ابراز داشت, تکرار کرد, یادآوری کرد, بیان کرد, بیان داشت, بیان نمود, مدعی شد, نوشت, هشدار داد, هشدار داده
        """);

    public static readonly WordSet According = new("به گفته, به گفته ی, بنا به گفته, بنابه گفته, به باور, به اعتقاد, به عقیده");

    public static readonly WordSet Pronouns = new("وی, او, ایشان, نامبرده");

    /// <summary>Whom a text quotes without a name.</summary>
    public static readonly WordSet Unnamed = new("منبع, منابع, مقام, مقام ها, مقام های, مقامات, مسئول, مسوول, مسئولان, دیپلمات, دیپلمات های, شاهد عینی, شاهدان عینی, سخنگویان, کارشناسان, تحلیلگران");

    /// <summary>How a medium says that it passes on another's words.</summary>
    public static readonly WordSet Relaying = new("به نقل از, به نقل, از قول, خطاب به, در گزارشی, در بیانیه ای, در اطلاعیه ای");

    /// <summary>Words before a person who is spoken with or about, not the speaker.</summary>
    public static readonly WordSet Prepositions = new("""
        به, از, با, برای, توسط, درباره, علیه, مورد, خصوص, شهادت, دیدار, همراه, بر, در, نزد, حضور, خطاب, سوی, نام, همراهی, میان, بین, پیام, سخنان, اظهارات, دولت, شخص, ترور, که, مانند, همچون, درمورد, دستور, و, تیم, کابینه
        """);
}
