-- States of actors. Keys compare by their bytes. The sequence outlives rows and failed writes, so that no version is
-- ever given twice. Free room in the pages keeps a rewritten state on its page, without a new index entry.
CREATE SEQUENCE fc_state_version;

CREATE TABLE fc_state (
    grain_type text COLLATE "C" NOT NULL,
    grain_key  bytea NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    payload    bytea NOT NULL,
    PRIMARY KEY (grain_type, grain_key, state_name)
) WITH (fillfactor = 80);
