using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitoring.Ingest.Addresses;

/// <summary>
/// Which query parameters only track: a short list of our own, and on top of it, when the operator names its file, the rules of
/// the ClearURLs project (their JSON, LGPL-3.0: read as data, never shipped).
/// </summary>
public sealed class TrackingRules
{
    // Names of public tracking parameters, collected by us from the documentation of the services that set them.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id",
        "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "oly_anon_id",
        "oly_enc_id", "vero_id", "vero_conv", "wickedid", "rb_clickid", "s_cid", "cmpid", "xtor", "ocid", "ns_mchannel", "ns_source",
        "ns_campaign", "ns_linkname", "ns_fee", "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4",
        "at_format", "at_link_id", "at_link_origin", "at_link_type", "at_ptr_name", "at_bbc_team", "smid", "smtyp", "__twitter_impression",
        "spm", "guccounter", "guce_referrer", "guce_referrer_sig", "srsltid", "trk", "trkcampaign", "echobox", "ref_src", "ref_url",
        "feature", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "action_object_map", "action_type_map", "action_ref_map",
        "maca", "wt_mc", "wtrid", "phpsessid", "jsessionid", "sessionid", "__cf_chl_tk", "zanpid", "campaign_id", "rss", "from_rss",
    };

    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "itm_", "otm_", "ga_", "stm_"];

    private readonly ClearUrlsProvider[] _providers;

    private TrackingRules(ClearUrlsProvider[] providers) => _providers = providers;

    /// <summary>Our own list alone.</summary>
    public static TrackingRules BuiltIn { get; } = new([]);

    /// <summary>Our own list and the rules of a ClearURLs file (<c>{"providers":{NAME:{"urlPattern","rules",…}}}</c>).</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not such JSON; the message names what is wrong.</exception>
    public static TrackingRules Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (!document.RootElement.TryGetProperty("providers", out var providers) || providers.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"{path}: no object \"providers\"");
            return new TrackingRules([.. providers.EnumerateObject().Select(p => ClearUrlsProvider.Read(p.Name, p.Value))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or RegexParseException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    internal WebAddress Strip(WebAddress address)
    {
        if (address.Query.Length == 0 && _providers.Length == 0) return address;
        var whole = address.ToString();
        var rules = _providers.Where(p => p.Applies(whole)).ToArray();
        foreach (var provider in rules)
            address = provider.StripRaw(address);
        if (address.Query.Length == 0) return address;
        var kept = address.Query.Split('&').Where(p =>
        {
            var name = p.Split('=', 2)[0];
            return name.Length > 0 && !IsTracking(name) && !rules.Any(r => r.Drops(name));
        });
        return address with { Query = string.Join('&', kept) };
    }

    /// <summary>The target of a redirecting link whose rule names it in the address itself.</summary>
    internal WebAddress? Redirection(WebAddress address)
    {
        if (_providers.Length == 0) return null;
        var whole = address.ToString();
        foreach (var provider in _providers)
        {
            if (provider.Target(whole) is { } target && WebAddress.Parse(target) is { } parsed && parsed != address) return parsed;
        }

        return null;
    }

    private static bool IsTracking(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
}
