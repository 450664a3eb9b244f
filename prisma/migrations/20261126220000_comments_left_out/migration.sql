-- Comments whose answer changed in the moment they were read stayed out of every search: whatever is not coded is noted again.
INSERT INTO comment_note (first_id, last_id, first_at, last_at)
SELECT min(r.id), max(r.id), min(r.answered_at), max(r.answered_at) FROM response AS r
WHERE r.comment IS NOT NULL AND NOT EXISTS (SELECT FROM coded_comment AS c WHERE c.response_id = r.id)
GROUP BY r.id / 50000 ORDER BY min(r.id);
