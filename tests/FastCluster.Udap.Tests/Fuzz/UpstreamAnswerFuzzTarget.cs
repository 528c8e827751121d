using System.Text.Json;
using FastCluster.Testing.Fuzz;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamSignIn;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>Whatever an identity provider answers to this server, read in every way that it may be meant.</summary>
internal sealed class UpstreamAnswerFuzzTarget : IFuzzTarget
{
    private static readonly PersonClaims s_person = PersonClaims.Read(
        "https://idp.test",
        "p-1",
        JsonElement.Parse("{}"u8)
    );

    public string Name => "upstream-answer";

    public RejectionReason Run(byte[] input)
    {
        UpstreamAnswers.IsClientUnknown(input);
        UpstreamAnswers.ReadUserInfoEndpoint(input);
        UpstreamAnswers.ReadUserInfo(input, s_person);
        UpstreamAnswers.TryReadRegistration(201, input, out _);
        return UpstreamAnswers.TryReadTokens(200, input, out _);
    }
}
