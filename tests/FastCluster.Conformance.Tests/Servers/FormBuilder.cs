namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Parameters of a form post.</summary>
public sealed class FormBuilder
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];

    /// <summary>Sets a parameter, whatever it was.</summary>
    public FormBuilder With(string name, string value) => Without(name).AndAlso(name, value);

    /// <summary>Sends a parameter once more.</summary>
    public FormBuilder AndAlso(string name, string value)
    {
        _parameters.Add(new(name, value));
        return this;
    }

    /// <summary>Leaves a parameter out.</summary>
    public FormBuilder Without(string name)
    {
        _parameters.RemoveAll(parameter => parameter.Key == name);
        return this;
    }

    public FormUrlEncodedContent Build() => new(_parameters);
}
