-- Whom the product has reminded is nobody's business but its own.
SELECT wall.shut('card_reminder');
