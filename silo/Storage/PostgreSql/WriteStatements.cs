namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>
/// Statements over lists of states. Each returns the keys it changed with their new versions; a key that is missing in the
/// answer was in conflict.
/// </summary>
internal static class WriteStatements
{
    /// <summary>Adds states that must not exist: types, keys, names, payloads.</summary>
    public const string Insert = """
        INSERT INTO fc_state (grain_type, grain_key, state_name, version, payload)
        SELECT o.grain_type, o.grain_key, o.state_name, nextval('fc_state_version'), o.payload
        FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) AS o(grain_type, grain_key, state_name, payload)
        ON CONFLICT DO NOTHING
        RETURNING grain_type, grain_key, state_name, version
        """;

    /// <summary>Replaces states of an expected version: types, keys, names, payloads, versions.</summary>
    public const string Update = """
        UPDATE fc_state AS s
        SET version = nextval('fc_state_version'), payload = o.payload
        FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[], $5::bigint[])
             AS o(grain_type, grain_key, state_name, payload, expected)
        WHERE s.grain_type = o.grain_type AND s.grain_key = o.grain_key AND s.state_name = o.state_name
          AND s.version = o.expected
        RETURNING s.grain_type, s.grain_key, s.state_name, s.version
        """;

    /// <summary>Removes states of an expected version: types, keys, names, versions.</summary>
    public const string Delete = """
        DELETE FROM fc_state AS s
        USING unnest($1::text[], $2::bytea[], $3::text[], $4::bigint[]) AS o(grain_type, grain_key, state_name, expected)
        WHERE s.grain_type = o.grain_type AND s.grain_key = o.grain_key AND s.state_name = o.state_name
          AND s.version = o.expected
        RETURNING s.grain_type, s.grain_key, s.state_name, 0::bigint
        """;
}
