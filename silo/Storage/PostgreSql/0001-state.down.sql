-- Refuses to remove states: whoever means it empties the table first.
DO $$
BEGIN
    IF EXISTS (SELECT FROM fc_state) THEN
        RAISE EXCEPTION 'fc_state holds states; nothing was removed';
    END IF;
END
$$;

DROP TABLE fc_state;
DROP SEQUENCE fc_state_version;
