using System.Security.Cryptography;

namespace FastCluster.Floor;

/// <summary>The cryptography of the floor; one caller at a time computes.</summary>
/// <param name="key">Verifies and signs.</param>
/// <param name="message">What is signed.</param>
/// <param name="signature">Its signature.</param>
internal sealed class FloorOperations(ECDsa key, byte[] message, byte[] signature)
{
    /// <summary>Does the work of a request.</summary>
    /// <param name="work">How much.</param>
    /// <returns>The last signature that was made, empty when none was; null when one that was verified is not good.</returns>
    public byte[]? Do(FloorWork work)
    {
        byte[]? signed = [];
        lock (key)
        {
            for (var number = 0; number < work.Verifications; number++)
            {
                signed = key.VerifyData(message, signature, HashAlgorithmName.SHA256) ? signed : null;
            }

            for (var number = 0; number < work.Signatures && signed is not null; number++)
            {
                signed = key.SignData(message, HashAlgorithmName.SHA256);
            }
        }

        return signed;
    }
}
