/** What the targets of the parts come to for the whole, to be held against the target of the whole. */

/** A department: how much it counts in the whole (answers; 1 where figures add up), its target, and where it stands now. */
export type MixPart = Readonly<{ share: number; target: number | undefined; value: number | undefined }>;

/** `mix` in the unit of the measure; `targeted` is how much of the whole has a target of its own, 0 to 1. */
export type TargetMix = Readonly<{ mix: number; targeted: number }>;

/**
 * The whole if every part just reached its target, and the parts without one stayed where they are. An NPS and a share
 * of a whole are the mean of its parts' weighted by answers, so the mix is Σ share × target ÷ Σ share. Parts with
 * neither target nor figure are left out. Undefined where no part has a target.
 */
export function targetMix(parts: readonly MixPart[]): TargetMix | undefined {
  const all = parts.reduce((sum, { share }) => sum + share, 0);
  const known = parts.flatMap(({ share, target, value }) => {
    const expected = target ?? value;
    return expected === undefined || share <= 0 ? [] : [{ share, expected, isTarget: target !== undefined }];
  });
  const sharesOf = (some: readonly { share: number }[]) => some.reduce((sum, { share }) => sum + share, 0);
  const targeted = sharesOf(known.filter(({ isTarget }) => isTarget));
  if (targeted === 0) return undefined;
  const weighted = known.reduce((sum, { share, expected }) => sum + share * expected, 0);
  return { mix: weighted / sharesOf(known), targeted: targeted / all };
}

/** The same where figures of parts add up to the whole's, such as an experience debt: Σ target, or figure without one. */
export function targetSum(parts: readonly Pick<MixPart, "target" | "value">[]): number | undefined {
  if (parts.every(({ target }) => target === undefined)) return undefined;
  return parts.reduce((sum, { target, value }) => sum + (target ?? value ?? 0), 0);
}
