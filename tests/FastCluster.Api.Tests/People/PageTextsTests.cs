using System.Text.RegularExpressions;
using FastCluster.Api.People.Consent;
using FastCluster.Api.People.Pages;
using FastCluster.Testing.Vectors;

namespace FastCluster.Api.Tests.People;

public sealed partial class PageTextsTests
{
    public static TheoryData<string> Languages => [.. PageLanguages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_OfALanguage_AreThoseOfEveryOther(string language)
    {
        var texts = PageTexts.Of(language);
        var english = PageTexts.Of("en");

        Assert.Equal(english.Names.Order(StringComparer.Ordinal), texts.Names.Order(StringComparer.Ordinal));
        Assert.All(texts.Names, name => Assert.Equal(Places(english[name]).Order(), Places(texts[name]).Order()));
        Assert.All(texts.Names, name => Assert.True(texts[name].Trim() == texts[name] && texts[name].Length > 1, name));
    }

    [Theory]
    [InlineData("patient/Condition.rs", "Read your conditions")]
    [InlineData("patient/Condition.read", "Read your conditions")]
    [InlineData("patient/Observation.s", "Read your test results and measurements")]
    [InlineData("patient/Observation.c", "Add to your test results and measurements")]
    [InlineData("patient/*.cruds", "Read, add to, change and delete your health records of every kind")]
    [InlineData("patient/*.*", "Read, add to, change and delete your health records of every kind")]
    [InlineData("user/Patient.ru", "Read and change the personal details that you may see")]
    [InlineData("patient/Basic.rs", "Read your records of the kind Basic")]
    [InlineData(
        "patient/Observation.rs?category=laboratory",
        "Read your test results and measurements, only where category=laboratory"
    )]
    [InlineData("openid", "Recognize you when you come back")]
    [InlineData("fhirUser", "See your sign-in identity")]
    [InlineData("offline_access", "Keep access while you are away")]
    [InlineData("launch/patient", "Know whose record is meant")]
    [InlineData("launch/other", "Something that only the app can explain")]
    [InlineData("patient/Condition.sr", "Something that only the app can explain")]
    [InlineData("whatever", "Something that only the app can explain")]
    public void Describe_AScope_IsPlainWordsAndTheScopeItself(string scope, string expected)
    {
        var line = Assert.Single(ScopeDescriber.Describe(PageTexts.Of("en"), [scope], []));

        Assert.Equal(expected, line.Text);
        Assert.Equal(scope, line.Scope);
    }

    [Theory]
    [InlineData("es", "Leer sus diagnósticos")]
    [InlineData("de", "Ihre Diagnosen lesen")]
    public void Describe_InAnotherLanguage_HasItsOrderOfWords(string language, string expected)
    {
        var line = Assert.Single(ScopeDescriber.Describe(PageTexts.Of(language), ["patient/Condition.rs"], []));

        Assert.Equal(expected, line.Text);
    }

    [Theory]
    [InlineData(0, "1 second")]
    [InlineData(59, "59 seconds")]
    [InlineData(300, "5 minutes")]
    [InlineData(3_600, "1 hour")]
    [InlineData(86_399, "24 hours")]
    [InlineData(86_400, "1 day")]
    [InlineData(90 * 86_400, "90 days")]
    public void Duration_InWords_IsRounded(long seconds, string expected) =>
        Assert.Equal(expected, Durations.Of(PageTexts.Of("en"), seconds));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(" a\r\nb\t", "a  b")]
    [InlineData("a\u202egpj.exe", "a gpj.exe")]
    [InlineData("\u200b\u2066", "")]
    public void Shown_TextOfOthers_HasNoInvisibleCharacters(string text, string expected) =>
        Assert.Equal(expected, ShownText.Of(text));

    [Fact]
    public void Shown_LongText_IsCut()
    {
        var shown = ShownText.Of(new string('a', 10_000));

        Assert.Equal(201, shown.Length);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_InPages_AreThoseOfTexts()
    {
        var folder = RepositoryFiles.PathOf("api/FastCluster.Api/People");
        var used = Directory
            .EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Names().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["one"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Contains(name, PageTexts.Of("en").Names));
    }

    private static IEnumerable<string> Places(string text) => Holes().Matches(text).Select(match => match.Value);

    [GeneratedRegex("\\{[0-9]\\}", RegexOptions.None, 5000)]
    private static partial Regex Holes();

    [GeneratedRegex("\"(?<one>(?:frame|signin|consent|apps|signedout|error)\\.[a-z.]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Names();
}
