/** What a map's address says beside period and filters. */
export type MapUrl = {
  view: "map" | "promises" | "channels";
  /** Rows that are hidden. */
  hidden: readonly string[];
  /** Are stages of other departments dimmed? */
  isMine: boolean;
  /** The stage a phone shows, by its slug. */
  at: string | undefined;
};

type Search = Record<string, string | string[] | undefined>;
type Query = Record<string, string | undefined>;

/** Reads the address; what it cannot be is left out. */
export function mapUrlFrom(search: Search): MapUrl {
  const one = (name: string) => {
    const value = search[name];
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 200);
  };
  const view = one("view");
  return {
    view: view === "promises" || view === "channels" ? view : "map",
    hidden: (one("hide") ?? "").split(",").filter((row) => /^[a-z]{1,20}$/.test(row)),
    isMine: one("mine") === "1",
    at: one("at"),
  };
}

/** The parameters of an address with something changed; usual values stay out. */
export function mapQuery(url: MapUrl, change: Partial<MapUrl> = {}): Query {
  const { view, hidden, isMine, at } = { ...url, ...change };
  return {
    view: view === "map" ? undefined : view,
    hide: hidden.length > 0 ? hidden.join(",") : undefined,
    mine: isMine ? "1" : undefined,
    at,
  };
}
