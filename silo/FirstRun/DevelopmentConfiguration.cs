namespace FastCluster.Silo.FirstRun;

/// <summary>The configuration of the development node; files count from its own folder, the data folder.</summary>
internal static class DevelopmentConfiguration
{
    /// <summary>Content of the file.</summary>
    public const string Text = $$"""
        {
          "environment": "Development",
          "dataFolder": ".",
          "listeners": {
            "public": {
              "url": "{{DevelopmentNames.Issuer}}",
              "certificate": { "certificateFile": "pki/tls.pem", "keyFile": "pki/tls.key" }
            },
            "management": { "url": "{{DevelopmentNames.Management}}" }
          },
          "outbound": {
            "crlFiles": [
              { "url": "{{DevelopmentNames.RootCrlUrl}}", "file": "pki/root.crl" },
              { "url": "{{DevelopmentNames.IssuingCrlUrl}}", "file": "pki/issuing.crl" }
            ]
          },
          "authorizationServers": [
            {
              "id": "{{DevelopmentNames.ServerId}}",
              "issuer": "{{DevelopmentNames.Issuer}}",
              "declarationVersion": 1,
              "communities": [
                {
                  "uri": "{{DevelopmentNames.CommunityUri}}",
                  "anchors": [ "pki/root.pem" ],
                  "policy": {
                    "profile": "Ssraa20",
                    "scopes": {
                      "supported": [ "system/*.rs", "system/Patient.rs", "system/Observation.rs", "user/*.rs", "user/Patient.rs" ]
                    }
                  }
                }
              ],
              "fhirBases": [
                {
                  "url": "{{DevelopmentNames.FhirBase}}",
                  "identities": [
                    {
                      "community": "{{DevelopmentNames.CommunityUri}}",
                      "certificate": { "certificateFile": "pki/server.pem", "keyFile": "pki/server.key" }
                    }
                  ]
                }
              ],
              "resourceServers": [
                {
                  "callerId": "{{DevelopmentNames.ResourceServerUri}}",
                  "fhirBase": "{{DevelopmentNames.FhirBase}}",
                  "community": "{{DevelopmentNames.CommunityUri}}",
                  "subjectUri": "{{DevelopmentNames.ResourceServerUri}}"
                }
              ]
            }
          ]
        }

        """;
}
