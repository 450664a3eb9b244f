-- Comments of a theme are found by what they are about, not by reading every comment of the range.
CREATE INDEX "coded_comment_themes_idx" ON "coded_comment" USING gin ("themes");
