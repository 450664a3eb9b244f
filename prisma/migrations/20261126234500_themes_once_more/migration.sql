-- Themes that were saved or removed at the same time could pass by each other's comments: marks of themes that are gone are taken
-- off, and comments are coded once more by each that there is.
UPDATE coded_comment SET themes = ARRAY(SELECT mark FROM unnest(themes) AS mark WHERE mark IN (SELECT id FROM theme) ORDER BY mark)
WHERE NOT themes <@ ARRAY(SELECT id FROM theme);
UPDATE theme SET coded_version = 0;
