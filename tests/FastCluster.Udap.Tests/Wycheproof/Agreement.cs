namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>How our answers compare with the expected ones of one file.</summary>
internal sealed class Agreement
{
    private readonly List<string> disagreed = [];

    /// <summary>Cases answered as the file expects; <c>acceptable</c> agrees with both answers.</summary>
    public int Agreed { get; private set; }

    /// <summary>Valid signatures that are refused because their algorithm is not on the allow-list. JWT-02.</summary>
    public int NotOnAllowList { get; private set; }

    /// <summary>Cases on key formats that this project does not read.</summary>
    public int NotApplicable { get; private set; }

    /// <summary>Numbers of the cases answered otherwise, in the order of the file.</summary>
    public IReadOnlyList<string> Disagreed => disagreed;

    /// <summary>Counts one case.</summary>
    public void Note(WycheproofCase test, WycheproofAnswer answer)
    {
        if (answer == WycheproofAnswer.NotApplicable)
        {
            NotApplicable++;
        }
        else if (answer == WycheproofAnswer.AlgorithmNotAllowed && test.Expected == "valid")
        {
            NotOnAllowList++;
        }
        else if (test.Expected == "acceptable" || (test.Expected == "valid") == (answer == WycheproofAnswer.Valid))
        {
            Agreed++;
        }
        else
        {
            disagreed.Add(test.Id);
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Agreed} agreed, {disagreed.Count} disagreed [{string.Join(' ', disagreed)}], "
        + $"{NotOnAllowList} valid but not on the allow-list, {NotApplicable} not applicable";
}
