-- An address that serves as the id of an answer is kept as a hash: the same answer is known again, and its customer can be
-- forgotten.
UPDATE response_key SET external_id = 'sha256:' || encode(sha256(convert_to(external_id, 'UTF8')), 'hex')
WHERE external_id LIKE '%@%';
