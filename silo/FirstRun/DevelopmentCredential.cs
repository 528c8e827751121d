namespace FastCluster.Silo.FirstRun;

/// <summary>The two files of a certificate.</summary>
/// <param name="CertificateFile">PEM chain, leaf first.</param>
/// <param name="KeyFile">PEM private key.</param>
public sealed record DevelopmentCredential(string CertificateFile, string KeyFile);
