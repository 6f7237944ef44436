using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;

namespace Monitoring.Tests.Enrichment;

public sealed class EntityRegistryTests
{
    [Theory]
    [InlineData("Doha", "Q3861")]
    [InlineData("الدوحة", "Q3861")]
    [InlineData("دوحه", "Q3861")]
    [InlineData("جمهوری اسلامی ایران", "Q794")]
    [InlineData("امريكا", "Q30")]
    [InlineData("اسلام آباد", "Q1362")]
    public void Lookup_PlaceInAnyScript_FirstIsTheProminentOne(string name, string id) =>
        Assert.Equal(id, EntityRegistry.Shared.Lookup(name, EntityType.Place)[0]);

    [Theory]
    [InlineData("Haniyeh")]
    [InlineData("هنية")]
    [InlineData("اسماعیل هنیه")]
    [InlineData("Esmaeil Haniyeh")]
    public void Lookup_PersonInAnyScript_IsFound(string name) =>
        Assert.Contains("person:اسماعیل-هنیه", EntityRegistry.Shared.Lookup(name, EntityType.Person));

    [Fact]
    public void Lookup_HalfSpaceOrSpace_MakesNoDifference() =>
        Assert.Equal(EntityRegistry.Shared.Lookup("حزب‌الله"), EntityRegistry.Shared.Lookup("حزب الله"));

    [Fact]
    public void Lookup_UnknownOrEndlessName_IsEmpty()
    {
        Assert.Empty(EntityRegistry.Shared.Lookup("ققنوسستان‌آبادیان"));
        Assert.Empty(EntityRegistry.Shared.Lookup(new string('ا', 100_000)));
        Assert.Empty(EntityRegistry.Shared.Lookup(""));
    }

    [Fact]
    public void Find_Doha_HasCoordinatesAndNames()
    {
        var doha = EntityRegistry.Shared.Find("Q3861");
        Assert.NotNull(doha);
        Assert.Equal("الدوحة", doha.Arabic);
        Assert.Equal("Doha", doha.English);
        Assert.InRange(doha.Latitude!.Value, 25, 26);
        Assert.Equal("QA", doha.Country);
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameEntities()
    {
        RegistryEntity[] entities =
        [
            new("Q1", EntityType.Place, "بندر مثال", "ميناء المثال", "Example Port", "IR", 27.5, 56.25, 40,
                [new("بندر مثال", NameUse.Cued), new("ميناء المثال", NameUse.Free), new("Example Port", NameUse.Free), new("مثال", NameUse.Asked)]),
            new("person:نمونه", EntityType.Person, "نمونه", null, null, null, null, null, 3, [new("نمونه", NameUse.Surname)]),
        ];
        using var stream = new MemoryStream();
        RegistryFile.Write(stream, entities);
        stream.Position = 0;
        Assert.Equivalent(entities, RegistryFile.Read(stream), strict: true);
    }
}
