/** What a key for a program can be made for; its rights are in `access/key-rights`. */
export const keyUses = ["scorecards:read", "events:write"] as const;
export type KeyUse = (typeof keyUses)[number];

/** The uses in words that follow "may". */
export const keyUseWords: Record<KeyUse, string> = {
  "scorecards:read": "read every department’s scorecard",
  "events:write": "bring in what happened under a promise",
};

export function isKeyUse(text: string): text is KeyUse {
  return keyUses.some((use) => use === text);
}
