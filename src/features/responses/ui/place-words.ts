type Place = { place: number; isShared: boolean; low: number; high: number };

/** "Place 3, shared · ranks 2 to 6". */
export function placeWords({ place, isShared, low, high }: Place): string {
  return `Place ${place}${isShared ? ", shared" : ""} · ${rankWords({ low, high })}`;
}

/** "ranks 2 to 6", "rank 2". */
export function rankWords({ low, high }: Pick<Place, "low" | "high">): string {
  const [first, last] = [Math.round(low), Math.round(high)];
  return first === last ? `rank ${first}` : `ranks ${first} to ${last}`;
}
