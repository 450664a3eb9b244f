-- Words keep the marks that make another letter (Japanese, Indic and South-East Asian scripts) and are not parted by signs that
-- nobody sees: comments that hold any are coded again.
DELETE FROM coded_comment AS c USING response AS r
WHERE r.id = c.response_id AND r.answered_at = c.answered_at
  AND r.comment ~ '[\u00ad\u200c\u200d\u2060\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\uff66-\uff9f]';
INSERT INTO comment_note (first_id, last_id, first_at, last_at)
SELECT min(r.id), max(r.id), min(r.answered_at), max(r.answered_at) FROM response AS r
WHERE r.comment IS NOT NULL AND NOT EXISTS (SELECT FROM coded_comment AS c WHERE c.response_id = r.id)
GROUP BY r.id / 50000 ORDER BY min(r.id);
