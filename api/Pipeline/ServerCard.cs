using System.Security.Cryptography;
using System.Text.Json;

namespace Monitoring.Api.Pipeline;

/// <summary>
/// How programs of the same user reach the server that runs on a data folder: its address and a secret, in a file that only
/// the owner can read.
/// </summary>
/// <param name="Url">On loopback.</param>
/// <param name="Token">Changes with every start.</param>
public sealed record ServerCard(string Url, string Token)
{
    public const string Header = "X-Monitoring-Token";

    public static ServerCard Issue(string url) => new(url, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    public void Write(DataFolder folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // A file that was left behind keeps its mode, so it is made anew.
        File.Delete(folder.ServerCard);
        using var file = new FileStream(folder.ServerCard, options);
        JsonSerializer.Serialize(file, this, Json.Shapes.ServerCard);
    }

    /// <summary>Null when no server runs here, or its card cannot be read.</summary>
    public static ServerCard? Find(DataFolder folder)
    {
        try
        {
            using var file = File.OpenRead(folder.ServerCard);
            return JsonSerializer.Deserialize(file, Json.Shapes.ServerCard);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public bool Admits(string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(Token));
}
