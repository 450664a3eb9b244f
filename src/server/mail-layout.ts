/** One letter in plain words: what happened, one button at most, and why it came. */
export type Letter = {
  subject: string;
  /** One sentence or two each. Text is only ever text: it is escaped for the HTML part. */
  paragraphs: readonly string[];
  button?: { label: string; url: string };
  /** Why this mail came, and what to do if it should not have. */
  foot: string;
};

/** The plain-text part, which is a letter of its own and not a remark that HTML is missing. */
export function textOf({ paragraphs, button, foot }: Letter): string {
  return [...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), `-- \n${foot}`].join("\n\n");
}

/** The HTML part: one column, 16/24 type, no image, no tracking, nothing fetched from anywhere. */
export function htmlOf({ subject, paragraphs, button, foot }: Letter): string {
  const line = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
  const link = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#141b24;color:#ffffff;text-decoration:none;font-weight:600">${escaped(button.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;line-height:20px;color:#515963">Or copy this address: <span style="word-break:break-all">${escaped(button.url)}</span></p>`
    : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#ffffff;color:#141b24;font:400 16px/24px Inter,-apple-system,Segoe UI,Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto">
${paragraphs.map(line).join("\n")}
${link}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #dadee3;font-size:14px;line-height:20px;color:#515963">${escaped(foot)}</p>
</div></body></html>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
