-- Members of clusters, as the runtime's ADO.NET membership provider asks for them: it reads its statements from
-- OrleansQuery at the start and binds parameters and columns by name. A cluster has one version; every change of a
-- member states the version it was based on and raises it, in one statement.
CREATE TABLE OrleansQuery (
    QueryKey  varchar(64) NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

CREATE TABLE fc_cluster (
    cluster_id text COLLATE "C" NOT NULL PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE fc_member (
    cluster_id    text COLLATE "C" NOT NULL REFERENCES fc_cluster ON DELETE CASCADE,
    address       text COLLATE "C" NOT NULL,
    port          integer NOT NULL,
    generation    integer NOT NULL,
    silo_name     text NOT NULL,
    host_name     text NOT NULL,
    status        integer NOT NULL,
    proxy_port    integer,
    suspect_times text,
    start_time    timestamp(3) NOT NULL,
    alive_time    timestamp(3) NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
) WITH (fillfactor = 70);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
    WITH added AS (
        INSERT INTO fc_cluster (cluster_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT count(*)::integer FROM added
'),
('InsertMembershipKey', '
    WITH raised AS (
        UPDATE fc_cluster SET version = version + 1, changed_at = now()
        WHERE cluster_id = @DeploymentId AND version = @Version
          AND NOT EXISTS (
              SELECT FROM fc_member m
              WHERE m.cluster_id = @DeploymentId AND m.address = @Address AND m.port = @Port
                AND m.generation = @Generation)
        RETURNING cluster_id
    ), added AS (
        INSERT INTO fc_member (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port,
                               start_time, alive_time)
        SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort,
               @StartTime, @IAmAliveTime
        FROM raised
        RETURNING 1
    )
    SELECT count(*)::integer FROM added
'),
('UpdateMembershipKey', '
    WITH raised AS (
        UPDATE fc_cluster SET version = version + 1, changed_at = now()
        WHERE cluster_id = @DeploymentId AND version = @Version
          AND EXISTS (
              SELECT FROM fc_member m
              WHERE m.cluster_id = @DeploymentId AND m.address = @Address AND m.port = @Port
                AND m.generation = @Generation)
        RETURNING cluster_id
    ), changed AS (
        UPDATE fc_member m
        SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
        FROM raised r
        WHERE m.cluster_id = r.cluster_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        RETURNING 1
    )
    SELECT count(*)::integer FROM changed
'),
('UpdateIAmAlivetimeKey', '
    UPDATE fc_member SET alive_time = @IAmAliveTime
    WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
'),
('MembershipReadRowKey', '
    SELECT c.cluster_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
           m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
           m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_time AS IAmAliveTime,
           c.version AS Version
    FROM fc_cluster c
    LEFT JOIN fc_member m ON m.cluster_id = c.cluster_id AND m.address = @Address AND m.port = @Port
                         AND m.generation = @Generation
    WHERE c.cluster_id = @DeploymentId
'),
('MembershipReadAllKey', '
    SELECT c.cluster_id AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation,
           m.silo_name AS SiloName, m.host_name AS HostName, m.status AS Status, m.proxy_port AS ProxyPort,
           m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.alive_time AS IAmAliveTime,
           c.version AS Version
    FROM fc_cluster c
    LEFT JOIN fc_member m ON m.cluster_id = c.cluster_id
    WHERE c.cluster_id = @DeploymentId
'),
('GatewaysQueryKey', '
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM fc_member
    WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
'),
('DeleteMembershipTableEntriesKey', '
    DELETE FROM fc_cluster WHERE cluster_id = @DeploymentId
'),
('CleanupDefunctSiloEntriesKey', '
    DELETE FROM fc_member WHERE cluster_id = @DeploymentId AND status = 6 AND alive_time < @IAmAliveTime
'),
('CleanupDefunctSiloEntryKey', '
    DELETE FROM fc_member
    WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
      AND status = 6 AND suspect_times IS NOT DISTINCT FROM @SuspectTimes AND start_time = @StartTime
      AND alive_time = @IAmAliveTime
');
