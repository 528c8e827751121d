using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.Scopes;

public sealed class ScopeSetTests
{
    [Theory]
    [Requirement("SCOPE-15")]
    [Requirement("SCOPE-18")]
    [InlineData("a b", "a b")]
    [InlineData("  b   a ", "b a")]
    [InlineData("b a b a", "b a")]
    [InlineData("", "")]
    [InlineData("a A", "a A")]
    public void TryParse_BlanksAndDuplicates_DoNotMatter(string text, string expected)
    {
        Assert.Equal(RejectionReason.None, ScopeSet.TryParse(text, out var set));
        Assert.Equal(expected, set.ToString());
    }

    [Theory]
    [Requirement("SCOPE-15")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\u00e9")]
    [InlineData("a\u007f")]
    [InlineData("a\0")]
    public void TryParse_CharacterOutsideTheGrammar_IsRefused(string text)
    {
        Assert.Equal(RejectionReason.ScopeCharacters, ScopeSet.TryParse(text, out var set));
        Assert.True(set.IsEmpty);
    }

    [Theory]
    [InlineData(256, 1, RejectionReason.None)]
    [InlineData(257, 1, RejectionReason.ScopeTooLong)]
    [InlineData(1, 512, RejectionReason.None)]
    [InlineData(1, 513, RejectionReason.ScopeTooLong)]
    [InlineData(20, 500, RejectionReason.ScopeTooLong)]
    public void TryParse_Size_IsBounded(int count, int length, RejectionReason expected)
    {
        var text = string.Join(' ', Enumerable.Range(0, count).Select(_ => new string('a', length)));

        Assert.Equal(expected, ScopeSet.TryParse(text, out _));
    }

    [Theory]
    [InlineData("a b", "b a", true)]
    [InlineData("a b", "a", false)]
    [InlineData("a", "b", false)]
    [InlineData("patient/Patient.read", "patient/Patient.rs", false)]
    public void HasSameTexts_Other_IgnoresOrderAlone(string one, string other, bool expected) =>
        Assert.Equal(expected, ScopeSet.Of(one.Split(' ')).HasSameTexts(ScopeSet.Of(other.Split(' '))));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\"")]
    public void Of_NotAScope_Throws(string scope) => Assert.Throws<ArgumentException>(() => ScopeSet.Of([scope]));
}
