const names: readonly string[] = [
  "january jan januar janner jan janvier janv enero ene gennaio gen januari",
  "february feb februar feber fevrier fevr fev febrero febbraio februari",
  "march mar marz mrz mars marzo maart mrt",
  "april apr avril avr abril abr aprile",
  "may mai mayo maggio mag mei",
  "june jun juni juin junio giugno giu",
  "july jul juli juillet juil julio luglio lug",
  "august aug aout agosto ago augustus",
  "september sep sept septembre septiembre setiembre settembre set",
  "october oct oktober okt octobre octubre ottobre ott",
  "november nov novembre noviembre",
  "december dec dezember dez decembre diciembre dic dicembre",
];
const months = new Map(names.flatMap((list, i) => list.split(" ").map((name) => [name, i + 1] as const)));

/** 1 to 12 for a month in English, German, French, Spanish, Italian or Dutch, whole or short; 0 for anything else. */
export function monthOf(name: string): number {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return months.get(bare) ?? 0;
}
