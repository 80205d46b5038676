-- Shows a list's awards to everyone, and copies them with their signed credentials until there are as many as :awards. A copy has an address and a row of its own
-- and the original's bytes; the addresses that are measured are the originals'.
\set ON_ERROR_STOP on
SET synchronous_commit = off;
UPDATE award SET state = 'Accepted', visibility = 'Everyone', shows_name = true, answered_at = now();
CREATE TEMP TABLE copies AS
  SELECT original.id AS was, gen_random_uuid() AS id, -row_number() OVER () AS place
  FROM award original CROSS JOIN generate_series(1, ceil(:awards::numeric / (SELECT count(*) FROM award))::int - 1);
SELECT string_agg(quote_ident(column_name), ', ') AS columns, string_agg('original.' || quote_ident(column_name), ', ') AS originals
  FROM information_schema.columns WHERE table_name = 'award' AND column_name NOT IN ('id', 'public_id', 'status_index') \gset
INSERT INTO award (id, public_id, status_index, :columns)
  SELECT copy.id, substr(translate(md5(copy.id::text), '0189', 'ghij'), 1, 25) || 'a', copy.place, :originals FROM copies copy JOIN award original ON original.id = copy.was;
INSERT INTO signed_credential (award_id, format, number, bytes, key_id, signed_at)
  SELECT copy.id, original.format, original.number, original.bytes, original.key_id, original.signed_at FROM copies copy JOIN signed_credential original ON original.award_id = copy.was;
ANALYZE;
