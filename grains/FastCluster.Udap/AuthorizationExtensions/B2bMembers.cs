namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Member names of the extension objects (SSRAA 5.2.1.1, identity matching IG, TEFCA FF table 4).</summary>
internal static class B2bMembers
{
    internal const string Extensions = "extensions";
    internal const string SupportedVersion = "1";

    internal const string Version = "version";
    internal const string SubjectName = "subject_name";
    internal const string SubjectId = "subject_id";
    internal const string SubjectRole = "subject_role";
    internal const string OrganizationId = "organization_id";
    internal const string OrganizationName = "organization_name";
    internal const string PurposeOfUse = "purpose_of_use";
    internal const string ConsentPolicy = "consent_policy";
    internal const string ConsentReference = "consent_reference";
    internal const string UserPerson = "user_person";
    internal const string UserInformation = "user_information";
    internal const string PatientInformation = "patient_information";
    internal const string IdToken = "id_token";
}
